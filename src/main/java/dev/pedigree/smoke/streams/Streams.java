package dev.pedigree.smoke.streams;

/** How the embedding becomes several residual streams, and these the input of the head. */
public interface Streams {

  /** How many there are. */
  int count();

  /**
   * The streams at the start, side by side in a row.
   *
   * @param x embeddings, [rows, width]
   */
  float[] spread(float[] x, int rows, int width);

  /**
   * One row for the head.
   *
   * @param x [rows, count · width]
   */
  float[] gathered(float[] x, int rows, int width);
}
