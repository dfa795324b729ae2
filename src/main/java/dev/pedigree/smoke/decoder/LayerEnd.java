package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;

/** What happens to the residual at the end of a layer. */
interface LayerEnd {
  /** Nothing. */
  LayerEnd NOTHING = (x, batch) -> {};

  /** Changes the rows in place. */
  void on(float[] x, Batch batch);
}
