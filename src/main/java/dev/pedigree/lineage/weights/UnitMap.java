package dev.pedigree.lineage.weights;

/**
 * Which unit of the first model stands where a unit of the second one does.
 *
 * @param from for each unit of the second model the unit of the first, −1 for none; null where all
 *     have the same numbers
 * @param signs 1 or −1 for each unit of the second model; null where all are 1
 */
record UnitMap(int[] from, float[] signs) {
  static final UnitMap SAME = new UnitMap(null, null);

  int from(int unit) {
    return from == null ? unit : unit < from.length ? from[unit] : -1;
  }

  float sign(int unit) {
    return signs == null ? 1 : signs[unit];
  }

  boolean moves() {
    return from != null;
  }
}
