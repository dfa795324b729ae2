package dev.pedigree.smoke.network;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A dense network and experts that read the residual side by side (Gemma 4), each with norms of its
 * own; the router reads the residual normed without weights and scaled.
 *
 * @param denseNorm before the dense network
 * @param dense the network
 * @param denseOut after it
 * @param expertNorm before the experts
 * @param experts the experts, with the norm after them
 * @param routerNorm before the router
 * @param routerScale factors of the input of the router, one for each channel
 */
public record DenseAndExperts(
    Norm denseNorm,
    FeedForward dense,
    Norm denseOut,
    Norm expertNorm,
    Experts experts,
    Norm routerNorm,
    float[] routerScale)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    int width = x.length / rows;
    float[] out = dense.of(denseNorm.of(x, width), batch);
    denseOut.inPlace(out, 0, rows, width);
    float[] asked = routerNorm.of(x, width);
    for (int i = 0; i < asked.length; i++) {
      asked[i] = (float) (asked[i] * routerScale[i % width] / Math.sqrt(width));
    }
    float[] said = experts.of(expertNorm.of(x, width), asked, rows);
    for (int i = 0; i < out.length; i++) {
      out[i] += said[i];
    }
    return out;
  }
}
