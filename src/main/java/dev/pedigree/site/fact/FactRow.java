package dev.pedigree.site.fact;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.SettingFact;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.QuantWords;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Sighting;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.text.SourceLinks;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fact as a row of a table.
 *
 * @param name name of the trait, size or setting
 * @param value in words
 * @param origin class name of how it is known, for style sheets
 * @param known how it is known, in a few words
 * @param brief the same in one word; empty when it comes from files or from the program
 * @param source where exactly, or empty
 * @param url where that can be looked at, or empty
 * @param seen what confirms it, for a repository that was rebuilt
 */
public record FactRow(
    Text name,
    Text value,
    String origin,
    Text known,
    Optional<Text> brief,
    Text source,
    String url,
    Optional<SeenView> seen) {

  public static FactRow of(Entry entry, Trait trait, Fact fact) {
    return row(entry, Wording.name(trait), Wording.value(trait, fact), fact);
  }

  public static FactRow of(Entry entry, Size size, Fact fact) {
    return row(entry, Wording.name(size), size(fact), fact);
  }

  /** How the numbers of a model are stored. */
  public static FactRow packaging(Entry entry, Fact fact) {
    Text value =
        entry
            .snapshot()
            .map(snapshot -> QuantWords.of(Packaging.of(snapshot)))
            .orElseGet(() -> View.text("unknown"));
    return row(entry, View.text("packaging"), value, fact);
  }

  /** All traits that apply to a model, in the order of the listing. */
  public static List<FactRow> traits(Entry entry, Architecture architecture) {
    List<FactRow> rows = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      Fact fact = architecture.trait(trait);
      if (fact.applies()) {
        rows.add(of(entry, trait, fact));
      }
    }
    return rows;
  }

  public static List<FactRow> sizes(Entry entry, Architecture architecture) {
    List<FactRow> rows = new ArrayList<>();
    architecture
        .sizes()
        .forEach(
            (size, fact) -> {
              if (fact.applies()) {
                rows.add(of(entry, size, fact));
              }
            });
    return rows;
  }

  /** Settings needed to compute the model, where they differ from the usual decoder. */
  public static List<FactRow> settings(Entry entry, Architecture architecture) {
    List<FactRow> rows = new ArrayList<>();
    for (SettingFact setting : SettingFact.of(architecture)) {
      Fact known = new Fact(null, setting.origin(), setting.source());
      rows.add(row(entry, Wording.name(setting.setting()), Wording.value(setting), known));
    }
    return rows;
  }

  /** A size with its digits in groups. */
  public static Text size(Fact fact) {
    if (fact.unknown()) {
      return View.text("unknown");
    }
    String value =
        fact.value() instanceof Long whole ? Numbers.grouped(whole) : Wording.value(fact);
    return new Text(value, value);
  }

  /** One word for how a fact is known; empty when it comes from files or from the program. */
  public static Optional<Text> brief(Origin origin) {
    return origin.compareTo(Origin.CLASS) > 0 && origin != Origin.UNKNOWN
        ? Optional.of(View.text("known." + origin.word()))
        : Optional.empty();
  }

  private static FactRow row(Entry entry, Text name, Text value, Fact fact) {
    Optional<Sighting> sighting = Sighting.of(entry.snapshot(), fact);
    boolean rebuilt = fact.origin() == Origin.HEADER && sighting.isPresent();
    return new FactRow(
        name,
        value,
        fact.origin().word(),
        rebuilt ? View.text("seen.tensors") : Wording.name(fact.origin()),
        brief(fact.origin()),
        Wording.source(fact),
        SourceLinks.of(entry, fact),
        sighting.map(SeenView::of));
  }
}
