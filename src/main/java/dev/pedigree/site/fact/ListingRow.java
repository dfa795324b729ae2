package dev.pedigree.site.fact;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.ListingLine;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Sighting;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the listing, of one model or of two side by side.
 *
 * @param subject name of the line
 * @param a its words
 * @param b its words on the other side; the same text for one model
 * @param knownA how the weakest fact of {@code a} is known, when that is not from files
 * @param knownB the same for {@code b}
 * @param state {@code same}, {@code changed}, or {@code open} when one side is not known
 */
public record ListingRow(
    Text subject, Text a, Text b, Optional<Text> knownA, Optional<Text> knownB, String state) {

  public static List<ListingRow> of(Entry entry, Architecture one) {
    return one.listing().stream()
        .map(
            line ->
                new ListingRow(
                    line.subject(),
                    line.words(),
                    line.words(),
                    known(entry, one, line.id()),
                    Optional.empty(),
                    "same"))
        .toList();
  }

  /** Two listings side by side, with what the comparison says about each line. */
  public static List<ListingRow> of(Entry one, Entry other, ArchitectureDiff diff) {
    Architecture a = one.architecture().orElseThrow();
    Architecture b = other.architecture().orElseThrow();
    List<ListingRow> rows = new ArrayList<>();
    List<ListingLine> left = a.listing();
    List<ListingLine> right = b.listing();
    for (int i = 0; i < left.size(); i++) {
      String id = left.get(i).id();
      rows.add(
          new ListingRow(
              left.get(i).subject(),
              left.get(i).words(),
              right.get(i).words(),
              known(one, a, id),
              known(other, b, id),
              state(id, diff, left.get(i).words().equals(right.get(i).words()))));
    }
    return rows;
  }

  private static String state(String line, ArchitectureDiff diff, boolean same) {
    Set<String> rules =
        Stream.of(Trait.values())
            .filter(trait -> trait.line().equals(line))
            .map(Trait::rule)
            .collect(Collectors.toSet());
    List<Difference> own =
        diff.differences().stream().filter(d -> rules.contains(d.rule())).toList();
    if (own.isEmpty()) {
      // Words may differ without a difference of this line: it also shows the kind of the norms.
      return same ? "same" : "changed";
    }
    return own.stream().allMatch(Difference::open) ? "open" : "changed";
  }

  private static Stream<Fact> facts(Architecture architecture, String line) {
    return Stream.of(Trait.values())
        .filter(trait -> trait.line().equals(line))
        .map(architecture::trait);
  }

  /**
   * How the weakest fact of a line is known; empty when all are from files, from public copies of
   * files, or from the program.
   */
  private static Optional<Text> known(Entry entry, Architecture architecture, String line) {
    return facts(architecture, line)
        .map(Fact::origin)
        .max(Origin::compareTo)
        .filter(origin -> origin != Origin.DEFAULT)
        .flatMap(FactRow::brief)
        .or(() -> unseen(entry, facts(architecture, line)));
  }

  private static Optional<Text> unseen(Entry entry, Stream<Fact> facts) {
    return facts
        .flatMap(fact -> Sighting.of(entry.snapshot(), fact).stream())
        .filter(Sighting.Unseen.class::isInstance)
        .findFirst()
        .map(sighting -> View.text("seen.not"));
  }
}
