package dev.pedigree.smoke.attention;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.mixer.KnownTrait;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds the RoPE of a model's layers. */
public final class RopeBuilder {
  private final Architecture architecture;
  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final List<RopeFrequencies> built = new ArrayList<>();

  /** For a model; layer {@code i} built here is layer {@code originals[i]} of it. */
  public RopeBuilder(Architecture architecture, Dimensions sizes, Parts parts, int[] originals) {
    this.architecture = architecture;
    this.computation = architecture.computation();
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
  }

  /** The frequencies of all layers built so far. */
  public List<RopeFrequencies> built() {
    return built;
  }

  /**
   * The RoPE of a layer, or null.
   *
   * @param offset first dimension of a head that it may turn
   * @param all dimensions that it may turn
   */
  public Rope of(int layer, int offset, int all) {
    int original = originals[layer];
    if (!architecture.trait(Trait.POSITION).is(PositionKind.ROPE)
        || !computation.on(Setting.ROTARY, original)) {
      return null;
    }
    double share =
        architecture.trait(Trait.ROPE_FRACTION).value() instanceof Number n ? n.doubleValue() : 1;
    // The trait is rounded to four digits; a dialect that needs the number exactly gives the
    // setting.
    int dim = (int) computation.number(Setting.ROPE_DIM, original, Math.floor(all * share + 0.02));
    if (dim > all) {
      throw new UnsupportedDesign("RoPE of " + dim + " dimensions in heads of " + all);
    }
    boolean scaled = computation.on(Setting.ROPE_SCALED, original);
    boolean growing = scaled && computation.on(Setting.ROPE_DYNAMIC_NTK, original);
    RopeScaling.Known scaling =
        scaled && !growing
            ? KnownTrait.of(
                architecture, Trait.ROPE_SCALING, RopeScaling.Known.class, "rope scaling")
            : RopeScaling.Known.NONE;
    RopeFrequencies frequencies =
        new RopeFrequencies(
            scaling,
            growing,
            dim,
            sizes.context(),
            computation,
            original,
            factors(dim, Role.ROPE_FACTORS, Role.ROPE_FACTORS_SHORT),
            factors(dim, Role.ROPE_FACTORS_LONG));
    built.add(frequencies);
    Object pairing = architecture.trait(Trait.ROPE_PAIRING).value();
    return new Rope(
        offset,
        dim,
        pairing == RopePairing.INTERLEAVED,
        pairing == RopePairing.HALF_BACKWARDS,
        frequencies);
  }

  /** Stored divisors of the RoPE frequencies, or null. */
  private float[] factors(int dim, Role... roles) {
    return Arrays.stream(roles)
        .filter(role -> parts.has(role, -1))
        .findFirst()
        .map(role -> parts.vector(role, -1, dim / 2))
        .orElse(null);
  }
}
