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
 * The traits on which all designs agree that fit a header equally well. A trait on which they
 * differ is unknown.
 */
public final class Agreement {
  private Agreement() {}

  /**
   * The traits of the first design; unknown where another design contradicts.
   *
   * @param alignment how the tensors were aligned, if by shape and not by name
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
      // With tensors left without a role, one that seems absent may be among them.
      boolean absent = fact.origin() == Origin.HEADER && fact.source().isEmpty();
      boolean left = alignment.isPresent() && !alignment.get().fits();
      boolean guess = left && fact.origin() != Origin.HEADER && fact.origin() != Origin.CONFIG;
      // A stored output matrix may be one that the program does not use, which only a configuration
      // or the class tells.
      boolean stored =
          trait == Trait.TIED_EMBEDDINGS
              && alignment.isPresent()
              && fact.is(false)
              && candidates.stream().noneMatch(Candidate::configured);
      // Tensors that are not compared may be those of a module for one more token.
      boolean behind =
          trait == Trait.MULTI_TOKEN_HEAD
              && fact.is(false)
              && alignment.stream()
                  .flatMap(a -> a.tensors().stream())
                  .anyMatch(t -> t.roles().isEmpty());
      if (!same || absent && left || guess || stored || behind) {
        agreed.put(trait, Fact.UNKNOWN);
      } else if (fact.origin() == Origin.CLASS || fact.origin() == Origin.DEFAULT) {
        agreed.put(trait, new Fact(fact.value(), Origin.INFERRED, names));
      } else {
        agreed.put(trait, fact);
      }
    }
    return agreed;
  }

  /** Traits that the absence of a tensor can decide. */
  private static final Set<Trait> BY_ABSENCE =
      EnumSet.of(
          Trait.TIED_EMBEDDINGS,
          Trait.FFN,
          Trait.ATTN_BIAS,
          Trait.QK_NORM,
          Trait.MOE_DENSE_FIRST_LAYERS);

  /** Roles that only latent attention has. */
  private static final Set<Role> KV_DOWN = EnumSet.of(Role.KV_DOWN, Role.KV_DOWN_NORM);

  /**
   * The traits, unknown where they rest on the absence of a tensor that may be there under an
   * unknown name.
   *
   * @param missing tensors that every such model has and that are not found here by name
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
