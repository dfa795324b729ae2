package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import java.util.List;

/**
 * The channel mix of RWKV-4, its feed-forward network: squared ReLU between two matrices, times the
 * sigmoid of a receptance, on inputs mixed with those of the token before.
 *
 * @param mixK token shift of keys
 * @param mixR token shift of receptances
 * @param k to the inner width
 * @param v back from it
 * @param r receptance
 */
public record ChannelMix(TokenShift mixK, TokenShift mixR, Linear k, Linear v, Linear r)
    implements Mixer {

  @Override
  public int stateSize() {
    return mixK.share().length;
  }

  @Override
  public int numbersPerToken() {
    return 3 * mixK.share().length + k.outputs();
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    float[] inner = k.of(mixK.of(x, rows, runs, 0), rows);
    float[] open = r.of(mixR.of(x, rows, runs, 0), rows);
    TokenShift.keep(x, mixK.share().length, runs, 0);
    for (int i = 0; i < inner.length; i++) {
      double positive = Math.max(0, inner[i]);
      inner[i] = (float) (positive * positive);
    }
    float[] mixed = v.of(inner, rows);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] *= (float) Gates.sigmoid(open[i]);
    }
    return mixed;
  }
}
