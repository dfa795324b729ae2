package dev.pedigree.smoke;

import java.util.List;

/**
 * A tensor in a weight file.
 *
 * @param name its name there
 * @param dtype number type, as in its header
 * @param shape row-major
 * @param elements its numbers
 * @param whole the same as whole numbers, or null when it holds none
 */
record StoredTensor(
    String name, String dtype, List<Long> shape, Elements elements, WholeNumbers whole) {

  /** The numbers of a tensor of 32-bit whole numbers. */
  interface WholeNumbers {
    /** The number at an index, row-major. */
    int at(long index);
  }

  /** How many numbers. */
  long count() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** A dimension, counted from the last: 0 is the last; 1 where there is none. */
  int fromLast(int dimension) {
    int index = shape.size() - 1 - dimension;
    return index < 0 ? 1 : Math.toIntExact(shape.get(index));
  }
}
