package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What several designs that fit a header equally well have in common. What they agree on is
 * concluded; where they differ, nobody can know.
 */
public final class Agreement {
  private Agreement() {}

  /**
   * The traits of the first, less what the others contradict.
   *
   * @param alignment how the tensors were aligned, when their names say nothing
   */
  public static Map<Trait, Fact> of(
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
      boolean guess = left && fact.origin() != Origin.HEADER && fact.origin() != Origin.CONFIG;
      if (!same || absent && left || guess) {
        agreed.put(trait, Fact.UNKNOWN);
      } else if (fact.origin() == Origin.CLASS || fact.origin() == Origin.DEFAULT) {
        agreed.put(trait, new Fact(fact.value(), Origin.INFERRED, names));
      } else {
        agreed.put(trait, fact);
      }
    }
    return agreed;
  }

  /** What is seen by what is not there. */
  private static final Set<Trait> BY_ABSENCE =
      EnumSet.of(
          Trait.TIED_EMBEDDINGS,
          Trait.FFN,
          Trait.ATTN_BIAS,
          Trait.QK_NORM,
          Trait.MOE_DENSE_FIRST_LAYERS);

  /** By which latent attention is told from any other. */
  private static final Set<Role> KV_DOWN = EnumSet.of(Role.KV_DOWN, Role.KV_DOWN_NORM);

  /**
   * The traits less what rests on a tensor that may be one of those that nobody could name.
   *
   * @param missing tensors that every such model has and this one has not by name
   */
  public static Map<Trait, Fact> doubted(Map<Trait, Fact> traits, List<TensorSpec> missing) {
    if (missing.isEmpty()) {
      return traits;
    }
    Map<Trait, Fact> sure = new EnumMap<>(traits);
    sure.replaceAll(
        (trait, fact) ->
            fact.origin() == Origin.HEADER
                    && (fact.source().isEmpty() || BY_ABSENCE.contains(trait))
                ? Fact.UNKNOWN
                : fact);
    if (missing.stream().anyMatch(s -> KV_DOWN.contains(s.role().role()))) {
      sure.put(Trait.ATTENTION, Fact.UNKNOWN);
    }
    return sure;
  }
}
