package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the sizes of two models show that a tensor of one has no counterpart of its shape in the
 * other, so that their numbers cannot be the same.
 */
final class StoredShapes {
  /**
   * Extents of tensors, each a product of sizes. Heads that are narrower and more in the same
   * proportion change no tensor.
   */
  private static final List<List<Size>> EXTENTS =
      List.of(
          List.of(Size.LAYERS),
          List.of(Size.WIDTH),
          List.of(Size.HEADS, Size.HEAD_DIM),
          List.of(Size.KV_HEADS, Size.HEAD_DIM),
          List.of(Size.VOCAB_ROWS),
          List.of(Size.EXPERTS),
          List.of(Size.EXPERT_FFN),
          List.of(Size.Q_LATENT),
          List.of(Size.KV_LATENT),
          List.of(Size.INNER),
          List.of(Size.STATE),
          List.of(Size.TIME_RANK),
          List.of(Size.CONV_WIDTH));

  private StoredShapes() {}

  static boolean differ(Architecture a, Architecture b) {
    if (EXTENTS.stream().anyMatch(extent -> differ(extent, a, b))) {
      return true;
    }
    if (positions(a, b) && differ(List.of(Size.CONTEXT), a, b)) {
      return true;
    }
    // With experts, a configuration may state a dense width that no tensor has.
    boolean dense = !a.sizes().containsKey(Size.EXPERTS) && !b.sizes().containsKey(Size.EXPERTS);
    return dense && differ(List.of(Size.FFN), a, b);
  }

  /** Whether both have a table of learned positions, which has a row for each of the context. */
  static boolean positions(Architecture a, Architecture b) {
    return a.trait(Trait.POSITION).is(PositionKind.LEARNED)
        && b.trait(Trait.POSITION).is(PositionKind.LEARNED);
  }

  private static boolean differ(List<Size> extent, Architecture a, Architecture b) {
    OptionalLong left = product(extent, a);
    OptionalLong right = product(extent, b);
    return left.isPresent() && right.isPresent() && left.getAsLong() != right.getAsLong();
  }

  private static OptionalLong product(List<Size> extent, Architecture architecture) {
    long product = 1;
    for (Size size : extent) {
      if (!(architecture.size(size).value() instanceof Number number)) {
        return OptionalLong.empty();
      }
      product *= number.longValue();
    }
    return OptionalLong.of(product);
  }
}
