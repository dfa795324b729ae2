package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.role.TensorRole;
import java.util.HashSet;
import java.util.Set;

/** Whether a dialect says of a header what the header does not bear out. */
public final class DialectClashes {
  private DialectClashes() {}

  /**
   * Roles at odds with the dialect whatever the configuration says: a tensor that every model of it
   * has is not there, a bias is there that none has, or the other way round.
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
