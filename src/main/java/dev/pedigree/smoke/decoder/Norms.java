package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.NormKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Parts;
import java.util.Arrays;

/** Builds the norms of a model. */
final class Norms {
  private final Parts parts;
  private final NormKind kind;
  private final double eps;
  private final int gateRank;

  Norms(Architecture architecture, Parts parts) {
    this.parts = parts;
    this.kind = KnownTrait.of(architecture, Trait.NORM, NormKind.class, "norm");
    if (!(architecture.size(Size.NORM_EPS).value() instanceof Number n)) {
      throw new UnsupportedDesign("a model whose " + Size.NORM_EPS.key() + " is not known");
    }
    this.eps = n.doubleValue();
    this.gateRank =
        architecture.computation().layers().isEmpty()
            ? Parts.ANY
            : (int) architecture.computation().number(Setting.NORM_GATE_RANK, 0, Parts.ANY);
  }

  double eps() {
    return eps;
  }

  /** The norm of a role, with the model's kind and eps. */
  Norm of(Role role, int layer, int width) {
    return of(role, layer, width, kind.centred(), eps);
  }

  /** The norm of a role with its gate, where it has one. */
  GatedNorm gated(Role role, Role down, Role up, int layer, int width) {
    Norm norm = of(role, layer, width);
    if (!parts.has(down, layer)) {
      return new GatedNorm(norm, null, null);
    }
    Matrix narrow = parts.matrix(down, layer, -1, gateRank, width);
    return new GatedNorm(
        norm, new Linear(narrow, null), parts.linear(up, layer, -1, width, narrow.rows()));
  }

  /** The norm of a role, with the model's kind and another eps. */
  Norm of(Role role, int layer, int width, double ownEps) {
    return of(role, layer, width, kind.centred(), ownEps);
  }

  /** The norm of a role, with another kind and eps. */
  Norm of(Role role, int layer, int size, boolean centred, double eps) {
    if (kind.gain() == NormKind.Gain.NONE && !parts.has(role, layer)) {
      return new Norm(centred, null, false, null, eps);
    }
    return stored(role, layer, size, centred, kind.gain() == NormKind.Gain.PLUS_ONE, eps);
  }

  /** The norm of a role whose gain is as it is stored, whatever those of the layers are. */
  Norm plain(Role role, int layer, int size, boolean centred, double eps) {
    return stored(role, layer, size, centred, false, eps);
  }

  private Norm stored(
      Role role, int layer, int size, boolean centred, boolean plusOne, double eps) {
    float[] gain = parts.vector(role, layer, size);
    float[] bias = parts.hasBias(role, layer) ? parts.bias(role, layer, -1, gain.length) : null;
    return new Norm(centred, gain, plusOne, bias, eps);
  }

  /**
   * The norm of a role that a layer has several times.
   *
   * @param part which of them, or -1 where it has one
   */
  Norm part(Role role, int layer, int part, int width, double ownEps) {
    if (part < 0) {
      return of(role, layer, width, false, ownEps);
    }
    float[] all = parts.vector(role, layer, 2 * width);
    float[] gain = Arrays.copyOfRange(all, part * width, (part + 1) * width);
    return new Norm(kind.centred(), gain, kind.gain() == NormKind.Gain.PLUS_ONE, null, ownEps);
  }
}
