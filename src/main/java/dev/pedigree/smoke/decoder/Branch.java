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
 * @param shifts learned numbers of branch and residual, or null
 * @param fromNormed whether the residual continues from the normed input
 */
record Branch(
    GatedNorm before,
    Block block,
    Norm after,
    Norm onSum,
    float keep,
    float[] keeps,
    float scale,
    Shifts shifts,
    boolean fromNormed) {

  /**
   * For each channel: what is added to the residual before its factor, the factor of the output,
   * and what is added to the output before that.
   */
  record Shifts(float[] kept, float[] factor, float[] output) {}

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
      float kept = keeps == null ? keep : keeps[i % width];
      int d = i % width;
      sum[i] =
          shifts == null
              ? kept * base[i] + scale * y[i]
              : kept * (base[i] + shifts.kept()[d])
                  + shifts.factor()[d] * (y[i] + shifts.output()[d]);
    }
    if (onSum != null) {
      onSum.inPlace(sum, 0, x.length / width, width);
    }
    return sum;
  }
}
