package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import java.util.List;

/** A layer: it maps the residual stream, or all of several streams, to what comes after it. */
interface Step {

  /**
   * Computes the layer for all rows of a batch.
   *
   * @param x [rows, streams · width]
   * @param width width of one stream
   * @param layer index of the layer
   */
  float[] of(float[] x, Batch batch, int width, int layer, Watch watch);

  /** The attention and networks in it. */
  List<Block> blocks();
}
