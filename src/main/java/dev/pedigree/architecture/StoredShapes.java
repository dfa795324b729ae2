package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Trait;
import java.util.ArrayList;
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
    List<OptionalLong> left = of(a);
    List<OptionalLong> right = of(b);
    for (int i = 0; i < left.size(); i++) {
      boolean known = left.get(i).isPresent() && right.get(i).isPresent();
      if (known && left.get(i).getAsLong() != right.get(i).getAsLong()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The extents of the tensors of one model, in a fixed order; empty where one is not known, or
   * where no tensor has it.
   */
  static List<OptionalLong> of(Architecture architecture) {
    List<OptionalLong> extents = new ArrayList<>();
    EXTENTS.forEach(extent -> extents.add(product(extent, architecture)));
    boolean table = positions(architecture, architecture);
    extents.add(table ? product(List.of(Size.CONTEXT), architecture) : OptionalLong.empty());
    // With experts, a configuration may state a dense width that no tensor has.
    boolean dense = !architecture.sizes().containsKey(Size.EXPERTS);
    extents.add(dense ? product(List.of(Size.FFN), architecture) : OptionalLong.empty());
    return extents;
  }

  /** Whether both have a table of learned positions, which has a row for each of the context. */
  static boolean positions(Architecture a, Architecture b) {
    return a.trait(Trait.POSITION).is(PositionKind.LEARNED)
        && b.trait(Trait.POSITION).is(PositionKind.LEARNED);
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
