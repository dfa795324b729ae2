package dev.pedigree.smoke.attention;

/** What makes queries, keys and values of the input of attention. */
public interface Projections {

  /**
   * What attention starts from, all heads of a row side by side.
   *
   * @param queries [rows, heads · keyDim]
   * @param keys [rows, kvHeads · keyDim]; empty where the layer reads the cache of another one
   * @param values [rows, kvHeads · valueDim]; empty in such a layer
   */
  record Projected(float[] queries, float[] keys, float[] values) {}

  /**
   * Projects all rows of a batch.
   *
   * @param x [rows, width]
   * @param layer index of the layer, whose memory keeps what is needed of earlier tokens
   */
  Projected of(float[] x, Batch batch, int layer);

  /** Whether there are keys and values of the layer's own. */
  default boolean ownKeys() {
    return true;
  }
}
