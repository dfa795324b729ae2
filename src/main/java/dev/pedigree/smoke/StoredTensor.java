package dev.pedigree.smoke;

import java.util.List;

/**
 * A tensor in a weight file.
 *
 * @param name its name there
 * @param shape row-major
 * @param elements its numbers
 */
record StoredTensor(String name, List<Long> shape, Elements elements) {

  /** How many numbers. */
  long count() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
