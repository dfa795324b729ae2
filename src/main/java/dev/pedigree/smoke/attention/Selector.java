package dev.pedigree.smoke.attention;

/** Chooses the earlier tokens that the queries of a layer see. */
public interface Selector {

  /**
   * What a layer has before its queries meet its keys.
   *
   * @param x input of the layer, [rows, width]
   * @param latent latent of the queries, [rows, latent]; null where there is none
   * @param values values of all heads, [rows, heads · dim]; null where they come from a latent
   */
  record Inputs(float[] x, float[] latent, float[] values) {}

  /** What the new tokens of each sequence see, sequence by sequence. */
  Sight[] of(Inputs inputs, Batch batch);
}
