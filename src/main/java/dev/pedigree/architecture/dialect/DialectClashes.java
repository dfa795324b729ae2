package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.Trait;
import java.util.HashSet;
import java.util.Set;

/** Finds contradictions between a dialect and the tensors of a header. */
public final class DialectClashes {
  private DialectClashes() {}

  /**
   * Roles that contradict the dialect under any configuration: a tensor or bias is missing that
   * every model of it has, or a bias is stored that none has.
   */
  static Set<TensorRole> clashes(Candidate candidate) {
    Set<TensorRole> weights = new HashSet<>();
    Set<TensorRole> biases = new HashSet<>();
    for (Binding.Bound bound : candidate.binding().bound()) {
      if (bound.role().isBias() && !bound.main()) {
        biases.add(bound.spec().role());
      } else if (!bound.besideWeight()) {
        weights.add(bound.spec().role());
      }
    }
    Set<TensorRole> clashes = new HashSet<>();
    if (mixes(candidate.dialect()) && LayerMixers.of(candidate.binding()).isEmpty()) {
      clashes.add(Role.MIXER_OUT.weight());
    }
    for (TensorSpec spec : candidate.dialect().tensors()) {
      if (spec.buffer()) {
        continue;
      }
      boolean there = weights.contains(spec.role());
      if (!there && always(spec)) {
        clashes.add(spec.role());
      }
      if (there
          && (biases.contains(spec.role()) && never(spec.bias())
              || !biases.contains(spec.role()) && always(spec.bias()))) {
        clashes.add(spec.role().role().bias());
      }
    }
    return clashes;
  }

  /** Whether every model of the dialect has another mixer than attention in some layers. */
  private static boolean mixes(Dialect dialect) {
    return dialect.traits().get(Trait.TOKEN_MIXING) instanceof Rule.Literal literal
        && literal.constant() != MixingKind.ATTENTION;
  }

  /** Whether every model of the dialect has the tensor. */
  public static boolean always(TensorSpec spec) {
    return always(spec.when());
  }

  public static boolean always(Expression expression) {
    return expression.toString().equals("true");
  }

  public static boolean never(Expression expression) {
    return expression.toString().equals("false");
  }
}
