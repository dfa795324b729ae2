package dev.pedigree.weights;

import java.util.List;

/** Products of sizes, checked for overflow. */
public final class Extent {
  private Extent() {}

  /** Whether the tensor is empty: some dimension is 0. */
  static boolean empty(List<Long> shape) {
    for (long dimension : shape) {
      if (dimension == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The product of a shape.
   *
   * @return −1 when it does not fit 63 bits, whatever the order; 0 for an empty tensor
   */
  public static long elements(List<Long> shape) {
    if (empty(shape)) {
      return 0;
    }
    return product(shape);
  }

  /** The product of the dimensions that are not 0, or −1 when it does not fit 63 bits. */
  public static long product(List<Long> shape) {
    long product = 1;
    for (long dimension : shape) {
      if (dimension < 0) {
        return -1;
      }
      if (dimension > 0) {
        product = times(product, dimension);
        if (product < 0) {
          return -1;
        }
      }
    }
    return product;
  }

  /** The product of two non-negative numbers, or −1 when it does not fit 63 bits. */
  public static long times(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? -1 : a * b;
  }

  /** A product as above, with the largest number in place of −1. */
  static long atMost(long product) {
    return product < 0 ? Long.MAX_VALUE : product;
  }
}
