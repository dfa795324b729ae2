package dev.pedigree.architecture;

import dev.pedigree.architecture.DialectChoice.Candidate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What several designs that fit a header equally well have in common. What they agree on is
 * concluded; where they differ, nobody can know.
 */
final class Agreement {
  private Agreement() {}

  /**
   * The traits of the first, less what the others contradict.
   *
   * @param alignment how the tensors were aligned, when their names say nothing
   */
  static Map<Trait, Fact> of(
      List<Map<Trait, Fact>> designs, List<Candidate> candidates, Optional<Alignment> alignment) {
    Map<Trait, Fact> first = designs.get(0);
    if (designs.size() == 1 && alignment.isEmpty()) {
      return first;
    }
    String names =
        String.join(", ", candidates.stream().map(c -> c.dialect().name()).distinct().toList());
    Map<Trait, Fact> agreed = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      Fact fact = first.get(trait);
      boolean same =
          designs.stream()
              .allMatch(d -> trait.listingValue(d.get(trait)).equals(trait.listingValue(fact)));
      // With tensors left over, one that was not found may be among them.
      boolean absent = fact.origin() == Origin.HEADER && fact.source().isEmpty();
      boolean left = alignment.isPresent() && !alignment.get().fits();
      if (!same || absent && left) {
        agreed.put(trait, Fact.UNKNOWN);
      } else if (fact.origin() == Origin.CLASS || fact.origin() == Origin.DEFAULT) {
        agreed.put(trait, new Fact(fact.value(), Origin.INFERRED, names));
      } else {
        agreed.put(trait, fact);
      }
    }
    return agreed;
  }
}
