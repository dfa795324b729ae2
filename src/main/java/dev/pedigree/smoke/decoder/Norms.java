package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Parts;

/** Builds the norms of a model. */
final class Norms {
  private final Parts parts;
  private final boolean centred;
  private final boolean plusOne;
  private final boolean plain;
  private final double eps;

  Norms(Architecture architecture, Parts parts) {
    this.parts = parts;
    String kind = architecture.trait(Trait.NORM).text();
    this.plusOne = kind.endsWith("1+w");
    this.plain = kind.contains("no_param") || kind.contains("without_weights");
    this.centred = kind.startsWith("layernorm");
    if (!centred && !kind.startsWith("rms")) {
      throw new UnsupportedDesign("norm " + kind);
    }
    if (!(architecture.size(Size.NORM_EPS).value() instanceof Number n)) {
      throw new UnsupportedDesign("a model whose " + Size.NORM_EPS.key() + " is not known");
    }
    this.eps = n.doubleValue();
  }

  double eps() {
    return eps;
  }

  /** The norm of a role, with the model's kind and eps. */
  Norm of(Role role, int layer, int width) {
    return of(role, layer, width, centred, eps);
  }

  /** The norm of a role, with the model's kind and another eps. */
  Norm of(Role role, int layer, int width, double ownEps) {
    return of(role, layer, width, centred, ownEps);
  }

  /** The norm of a role, with another kind and eps. */
  Norm of(Role role, int layer, int size, boolean centred, double eps) {
    if (plain && !parts.has(role, layer)) {
      return new Norm(centred, null, false, null, eps);
    }
    float[] gain = parts.vector(role, layer, size);
    float[] bias = parts.hasBias(role, layer) ? parts.bias(role, layer, -1, gain.length) : null;
    return new Norm(centred, gain, plusOne, bias, eps);
  }
}
