package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;

/**
 * Attention and another mixer on the same input, their outputs added (Falcon H1).
 *
 * @param attention one of them
 * @param attentionIn factor of its input
 * @param attentionOut factor of its output
 * @param mixer the other, which scales its own input
 * @param mixerOut factor of its output
 */
record SideBySide(
    Block attention, double attentionIn, double attentionOut, Recurrent mixer, double mixerOut)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    float[] scaled = x.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) attentionIn;
    }
    float[] sum = attention.of(scaled, batch);
    float[] other = mixer.of(x, batch);
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (attentionOut * sum[i] + mixerOut * other[i]);
    }
    return sum;
  }
}
