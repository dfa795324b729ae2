package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A mixer with a transformer block before it whose weights other layers use too (Zamba). The block
 * reads the stream and the embedding side by side; what it gives is added to the mixer's input and
 * not to the stream.
 *
 * @param both norm of stream and embedding side by side
 * @param attention on that
 * @param between norm of what attention gives
 * @param feedForward on that
 * @param link from there into the stream
 * @param before norm before the mixer
 * @param mixer the mixer
 */
record BeforeMixer(
    Norm both,
    Block attention,
    Norm between,
    Block feedForward,
    Linear link,
    Norm before,
    Block mixer)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    int width = x.length / rows;
    float[] wide = new float[2 * x.length];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, r * width, wide, 2 * r * width, width);
      System.arraycopy(batch.embedded(), r * width, wide, (2 * r + 1) * width, width);
    }
    both.inPlace(wide, 0, rows, 2 * width);
    float[] attended = attention.of(wide, batch);
    between.inPlace(attended, 0, rows, width);
    float[] sum = link.of(feedForward.of(attended, batch), rows);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += x[i];
    }
    before.inPlace(sum, 0, rows, width);
    return mixer.of(sum, batch);
  }
}
