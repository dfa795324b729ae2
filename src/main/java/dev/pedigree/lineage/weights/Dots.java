package dev.pedigree.lineage.weights;

/**
 * Sums over the numbers of two models that stand at the same place.
 *
 * @param count how many
 * @param equal how many of them are equal
 * @param ab products
 * @param aa squares of the first
 * @param bb squares of the second
 * @param dd squares of the differences
 */
public record Dots(long count, long equal, double ab, double aa, double bb, double dd) {
  static final Dots NONE = new Dots(0, 0, 0, 0, 0, 0);

  Dots plus(Dots other) {
    return new Dots(
        count + other.count,
        equal + other.equal,
        ab + other.ab,
        aa + other.aa,
        bb + other.bb,
        dd + other.dd);
  }

  /** The cosine of the two; 0 if one is nothing but zeros. */
  public double cosine() {
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  /** Size of the difference as a share of the size of the second. */
  public double change() {
    return bb == 0 ? (dd == 0 ? 0 : 1) : Math.sqrt(dd / bb);
  }

  /** Whether every number is equal. */
  public boolean same() {
    return equal == count;
  }
}
