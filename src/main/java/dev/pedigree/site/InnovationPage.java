package dev.pedigree.site;

import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Precedent;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.innovation.Innovation;
import dev.pedigree.lineage.innovation.Release;
import dev.pedigree.site.fact.CopyRow;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The page of what each release changed, and which releases had a design element first. */
final class InnovationPage {
  /** Releases of a page, and most of which each is a cell of the figure. */
  private static final int ROWS = 400;

  private InnovationPage() {}

  /**
   * A release in date order.
   *
   * @param name of the release
   * @param released when
   * @param row the model that is meant by the count
   * @param kind {@code twin}, {@code variation}, {@code new}, {@code open} or {@code derived}
   * @param models those that stand for the release
   * @param versions how many other models it has: chat models, other uploads
   */
  record Step(
      Text name,
      ReleaseDate released,
      ModelRow row,
      String kind,
      List<ModelRow> models,
      int versions) {}

  /**
   * The releases of a year.
   *
   * @param year four digits
   * @param quarters those of each quarter, in date order
   */
  record Year(String year, List<List<Step>> quarters) {}

  /**
   * The releases of a year where they are too many for a figure.
   *
   * @param year four digits
   * @param of how many there are of each kind that it has
   */
  record Kinds(String year, Map<String, Integer> of) {}

  /**
   * A design element and the releases that have it first.
   *
   * @param trait name of the trait
   * @param value the element
   * @param by the releases
   * @param precedents works that had it before
   */
  record First(Text trait, Text value, List<By> by, List<Before> precedents) {}

  /**
   * A release that shows an element.
   *
   * @param name of the release
   * @param released when
   * @param models with the element
   */
  record By(Text name, ReleaseDate released, List<ModelRow> models) {}

  /**
   * A work that had an element before.
   *
   * @param kind {@code described} or {@code used}
   * @param precedent the work
   */
  record Before(String kind, Precedent precedent) {}

  /** The counts, and all releases in date order on one page or more. */
  static List<Page> of(View view) {
    Innovation record = Innovation.of(view.atlas());
    List<Step> steps = record.steps().stream().map(s -> step(view, s)).toList();
    Map<String, Object> data = new TreeMap<>();
    for (Innovation.Kind kind : Innovation.Kind.values()) {
      data.put(word(kind), record.steps().stream().filter(s -> s.kind() == kind).count());
    }
    data.put(
        "counted",
        record.steps().stream().filter(s -> s.kind() != Innovation.Kind.DERIVED).count());
    data.put("years", steps.size() > ROWS ? List.of() : years(steps));
    data.put("kinds", steps.size() > ROWS ? kinds(steps) : List.of());
    data.put("mark", CopyRow.mark(view.atlas().entries().values()));
    data.put("firsts", record.firsts().stream().map(f -> first(view, f)).toList());
    return Leaf.of(
            "innovation/",
            steps,
            ROWS,
            step -> Text.same(Integer.toString(step.released().month().getYear())))
        .stream()
        .map(leaf -> page(leaf, data))
        .toList();
  }

  private static Page page(Leaf<Step> leaf, Map<String, Object> data) {
    Map<String, Object> own = new TreeMap<>(data);
    own.put("leaf", leaf);
    return Page.of(
        leaf.address(),
        "innovation",
        leaf.title(View.text("innovation.title")),
        View.text("innovation.summary"),
        own);
  }

  /** How many releases of each kind every year has. */
  private static List<Kinds> kinds(List<Step> steps) {
    TreeMap<Integer, Map<String, Integer>> years = new TreeMap<>();
    for (Step step : steps) {
      years
          .computeIfAbsent(step.released().month().getYear(), y -> new HashMap<>())
          .merge(step.kind(), 1, Integer::sum);
    }
    List<Kinds> rows = new ArrayList<>();
    years.forEach((year, of) -> rows.add(new Kinds(Integer.toString(year), of)));
    return rows;
  }

  /** All quarters of every year from the first release to the last, also those without one. */
  private static List<Year> years(List<Step> steps) {
    TreeMap<Integer, List<List<Step>>> years = new TreeMap<>();
    for (Step step : steps) {
      int year = step.released().month().getYear();
      int first = years.isEmpty() ? year : years.firstKey();
      IntStream.rangeClosed(first, year)
          .forEach(y -> years.computeIfAbsent(y, any -> fourQuarters()));
      years.get(year).get((step.released().month().getMonthValue() - 1) / 3).add(step);
    }
    List<Year> columns = new ArrayList<>();
    years.forEach((year, quarters) -> columns.add(new Year(Integer.toString(year), quarters)));
    return columns;
  }

  private static List<List<Step>> fourQuarters() {
    return List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static Step step(View view, Innovation.Step step) {
    Release release = step.release();
    return new Step(
        release.name(),
        release.released(),
        row(view, step.id()),
        word(step.kind()),
        release.models().stream().map(id -> row(view, id)).toList(),
        release.versions().size());
  }

  private static First first(View view, Innovation.First first) {
    return new First(
        Wording.name(first.element().trait()),
        first.words(),
        first.by().stream()
            .map(
                by ->
                    new By(
                        by.release().name(),
                        by.released(),
                        by.models().stream().map(id -> row(view, id)).toList()))
            .toList(),
        first.precedents().stream().map(p -> new Before(word(p.kind()), p)).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ModelRow row(View view, String id) {
    return ModelRow.of(view, Optional.ofNullable(view.atlas().entries().get(id)).orElseThrow());
  }
}
