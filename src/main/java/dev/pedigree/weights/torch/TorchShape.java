package dev.pedigree.weights.torch;

import dev.pedigree.weights.Extent;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.util.List;

/** Reads shapes and strides as pickles write them. */
final class TorchShape {
  private TorchShape() {}

  /** A shape, plain or inside {@code torch.Size(…)}, or null after a finding. */
  static List<Long> of(String name, Object size, Notes notes) {
    List<Long> shape = longs(sized(size));
    if (shape == null || shape.stream().anyMatch(d -> d < 0)) {
      notes.error("bad-shape", Notes.shown(name), "name", Notes.shown(name));
      return null;
    }
    return shape;
  }

  /** The strides of a shape, or null after a finding. */
  static List<Long> stride(String name, List<Long> shape, Object strides, Notes notes) {
    List<Long> stride = longs(strides);
    boolean fits = stride != null && stride.size() == shape.size();
    if (!fits || stride.stream().anyMatch(s -> s < 0)) {
      notes.error("bad-stride", Notes.shown(name), "name", Notes.shown(name));
      return null;
    }
    return stride;
  }

  /** The tuple inside {@code torch.Size(…)}; anything else as it is. */
  static Object sized(Object value) {
    if (value instanceof PickleNode node
        && node.kind == Kind.CALL
        && node.callee instanceof Global callee
        && callee.is("torch", "Size")) {
      List<Object> args = PickleNode.list(node.args);
      return args.isEmpty() ? null : args.get(0);
    }
    return value;
  }

  private static List<Long> longs(Object tuple) {
    List<Object> items = PickleNode.list(tuple);
    if (items == null || !items.stream().allMatch(Long.class::isInstance)) {
      return null;
    }
    return items.stream().map(Long.class::cast).toList();
  }

  /** Whether the elements are contiguous in row-major order. */
  static boolean plain(List<Long> shape, List<Long> stride) {
    long expected = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) > 1 && stride.get(i) != expected) {
        return false;
      }
      expected *= Math.max(1, shape.get(i));
    }
    return true;
  }

  static String text(List<Long> numbers) {
    return numbers.toString().replace(" ", "").replace("[", "").replace("]", "");
  }

  /**
   * Checks that the last element of a non-empty tensor is inside its storage.
   *
   * @param start of the tensor, in elements
   * @param limit of the storage, in bytes
   */
  static void reach(
      String name,
      List<Long> shape,
      List<Long> stride,
      long start,
      NumberType type,
      long limit,
      Notes notes) {
    long last = start;
    boolean expanded = false;
    for (int i = 0; i < shape.size(); i++) {
      long step = Extent.times(shape.get(i) - 1, stride.get(i));
      last = step < 0 || last < 0 ? -1 : last + step;
      expanded |= stride.get(i) == 0 && shape.get(i) > 1;
    }
    long end = last < 0 || last == Long.MAX_VALUE ? -1 : Extent.times(last + 1, type.bytes());
    long elements = Extent.elements(shape);
    if (end < 0 || end > limit) {
      notes.error("beyond-storage", Notes.shown(name), "name", Notes.shown(name));
    } else if (expanded && elements > limit) {
      notes.warning("expanded", Notes.shown(name), "name", Notes.shown(name), "elements", elements);
    }
  }
}
