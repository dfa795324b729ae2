package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A residual branch: a block, the norms around it, and how its output joins the residual.
 *
 * @param before norm of the input, or null
 * @param block what is computed
 * @param after norm of the output, or null
 * @param onSum norm of the sum, or null
 * @param keep factor of the residual
 * @param keeps factors of the residual for each channel, or null
 * @param scale factor of the output
 * @param fromNormed whether the residual continues from the normed input
 */
record Branch(
    Norm before,
    Block block,
    Norm after,
    Norm onSum,
    float keep,
    float[] keeps,
    float scale,
    boolean fromNormed) {

  /** The input of the block. */
  float[] input(float[] x, int width) {
    return before == null ? x : before.of(x, width);
  }

  /** The output of the block, ready to be added. */
  float[] output(float[] input, Batch batch, int width) {
    float[] y = block.of(input, batch);
    if (after != null) {
      after.inPlace(y, 0, batch.rows(), width);
    }
    return y;
  }

  /** The residual with the output added. */
  float[] joined(float[] x, float[] input, float[] y, int width) {
    float[] base = fromNormed ? input : x;
    float[] sum = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = (keeps == null ? keep : keeps[i % width]) * base[i] + scale * y[i];
    }
    if (onSum != null) {
      onSum.inPlace(sum, 0, x.length / width, width);
    }
    return sum;
  }
}
