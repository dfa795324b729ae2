package dev.pedigree.site;

import dev.pedigree.architecture.Wording;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Innovation;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The page of what each model changed, and which model had a design element first. */
final class InnovationPage {
  private InnovationPage() {}

  /**
   * A model in date order.
   *
   * @param row the model
   * @param kind {@code twin}, {@code variation} or {@code new}
   * @param lines known lines that differ
   * @param open lines that cannot be decided
   */
  record Step(ModelRow row, String kind, int lines, int open) {}

  /**
   * The models of a year.
   *
   * @param year four digits
   * @param steps in date order
   * @param twins how many repeat an earlier listing
   * @param variations how many differ in one or two lines
   * @param fresh how many differ in more, or have no earlier design
   */
  record Year(String year, List<Step> steps, long twins, long variations, long fresh) {}

  /**
   * A design element and the first model that has it.
   *
   * @param trait name of the trait
   * @param value the element
   * @param row the model
   */
  record First(Text trait, Text value, ModelRow row) {}

  static Page of(View view) {
    Innovation record = Innovation.of(view.atlas());
    TreeMap<String, List<Step>> years = new TreeMap<>();
    Map<Innovation.Kind, Long> totals = new EnumMap<>(Innovation.Kind.class);
    for (Innovation.Kind kind : Innovation.Kind.values()) {
      totals.put(kind, record.steps().stream().filter(s -> s.kind() == kind).count());
    }
    for (Innovation.Step step : record.steps()) {
      years
          .computeIfAbsent(
              Integer.toString(step.released().month().getYear()), y -> new ArrayList<>())
          .add(step(view, step));
    }
    List<Year> columns = new ArrayList<>();
    years.forEach((year, steps) -> columns.add(year(year, steps)));
    return Page.of(
        "innovation/",
        "innovation",
        View.text("innovation.title"),
        View.text("innovation.summary"),
        Map.of(
            "years", columns,
            "mark", CopyRow.mark(view.atlas().entries().values()),
            "models", record.steps().size(),
            "twins", totals.get(Innovation.Kind.TWIN),
            "variations", totals.get(Innovation.Kind.VARIATION),
            "fresh", totals.get(Innovation.Kind.NEW),
            "firsts", record.firsts().stream().map(f -> first(view, f)).toList()));
  }

  private static Year year(String year, List<Step> steps) {
    return new Year(
        year, steps, count(steps, "twin"), count(steps, "variation"), count(steps, "new"));
  }

  private static long count(List<Step> steps, String kind) {
    return steps.stream().filter(s -> s.kind().equals(kind)).count();
  }

  private static Step step(View view, Innovation.Step step) {
    return new Step(
        row(view, step.id()),
        step.kind().name().toLowerCase(java.util.Locale.ROOT),
        step.lines(),
        step.open());
  }

  private static First first(View view, Innovation.First first) {
    return new First(
        Wording.name(first.trait()),
        Wording.value(first.trait(), first.value()),
        row(view, first.id()));
  }

  private static ModelRow row(View view, String id) {
    return ModelRow.of(view, Optional.ofNullable(view.atlas().entries().get(id)).orElseThrow());
  }
}
