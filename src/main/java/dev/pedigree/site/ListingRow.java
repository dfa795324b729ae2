package dev.pedigree.site;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.ListingLine;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the listing, of one model or of two beside each other.
 *
 * @param subject which part
 * @param a what it is like
 * @param b what it is like on the other side; the same text for one model
 * @param knownA how the weakest of its facts is known, when that is not from files
 * @param knownB likewise
 * @param state {@code same}, {@code changed}, or {@code open} when one side is not known
 */
record ListingRow(
    Text subject, Text a, Text b, Optional<Text> knownA, Optional<Text> knownB, String state) {

  static List<ListingRow> of(Architecture one) {
    return one.listing().stream()
        .map(
            line ->
                new ListingRow(
                    line.subject(),
                    line.words(),
                    line.words(),
                    known(one, line.id()),
                    Optional.empty(),
                    "same"))
        .toList();
  }

  /** Two listings beside each other, with what the comparison says about each line. */
  static List<ListingRow> of(Architecture a, Architecture b, ArchitectureDiff diff) {
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
              known(a, id),
              known(b, id),
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
      // The kind of the norms is a fact of another line and shows in this one too.
      return same ? "same" : "changed";
    }
    return own.stream().allMatch(Difference::open) ? "open" : "changed";
  }

  private static Stream<Fact> facts(Architecture architecture, String line) {
    return Stream.of(Trait.values())
        .filter(trait -> trait.line().equals(line))
        .map(architecture::trait);
  }

  /** The weakest origin of a line, unless all of it comes from files and programs. */
  private static Optional<Text> known(Architecture architecture, String line) {
    return facts(architecture, line)
        .map(Fact::origin)
        .max(Origin::compareTo)
        .filter(origin -> origin != Origin.DEFAULT)
        .flatMap(FactRow::brief);
  }
}
