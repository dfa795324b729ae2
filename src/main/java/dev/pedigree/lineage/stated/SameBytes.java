package dev.pedigree.lineage.stated;

/**
 * What comparing the bytes of equal-named tensors of one type and shape showed.
 *
 * @param equal how many have the same bytes
 * @param different how many have not
 * @param left how many were not compared, as they are beyond the limit
 */
public record SameBytes(long equal, long different, long left) {
  /** Nothing was at hand to compare. */
  public static final SameBytes NONE = new SameBytes(0, 0, 0);

  /** Whether anything was compared. */
  public boolean any() {
    return equal + different > 0;
  }
}
