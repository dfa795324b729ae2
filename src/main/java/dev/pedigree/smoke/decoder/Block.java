package dev.pedigree.smoke.decoder;

/** One of the parts of a layer that turn activations into others: attention, feed-forward … */
interface Block {

  /**
   * Computes the part for all rows of a batch.
   *
   * @param x [rows, width], not to be changed
   * @return [rows, width]
   */
  float[] of(float[] x, Batch batch);
}
