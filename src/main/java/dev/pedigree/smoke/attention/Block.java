package dev.pedigree.smoke.attention;

/** A part of a layer that maps activations to activations: attention, feed-forward … */
public interface Block {

  /**
   * Computes the part for all rows of a batch.
   *
   * @param x [rows, width], not to be changed
   * @return [rows, width]
   */
  float[] of(float[] x, Batch batch);
}
