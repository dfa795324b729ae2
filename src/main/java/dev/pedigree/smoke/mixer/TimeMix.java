package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import java.util.List;

/**
 * The time mix of RWKV-4 (Peng et al. 2023, arXiv 2305.13048): an average of all values, weighted
 * by exponentials of their keys that decay with the distance, and by one of its own for the present
 * token. Sums are kept with the largest exponent so far taken out. The state has the input of the
 * token before, and for each channel whether there was one, that exponent, and the two sums.
 *
 * @param mixK token shift of keys
 * @param mixV token shift of values
 * @param mixR token shift of receptances
 * @param k key projection
 * @param v value projection
 * @param r receptance, through a sigmoid
 * @param decay [inner]: the logarithm of a key falls by its exponential with each token
 * @param first [inner]: added to the key of the present token
 * @param out output projection
 */
public record TimeMix(
    TokenShift mixK,
    TokenShift mixV,
    TokenShift mixR,
    Linear k,
    Linear v,
    Linear r,
    float[] decay,
    float[] first,
    Linear out)
    implements Mixer {

  private int width() {
    return mixK.share().length;
  }

  @Override
  public int stateSize() {
    return width() + 4 * decay.length;
  }

  @Override
  public int numbersPerToken() {
    return 3 * width() + 5 * decay.length;
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    int inner = decay.length;
    float[] keys = k.of(mixK.of(x, rows, runs, 0), rows);
    float[] values = v.of(mixV.of(x, rows, runs, 0), rows);
    float[] open = r.of(mixR.of(x, rows, runs, 0), rows);
    TokenShift.keep(x, width(), runs, 0);
    float[] mixed = new float[rows * inner];
    for (Run run : runs) {
      for (int row = run.first(); row < run.end(); row++) {
        for (int c = 0; c < inner; c++) {
          int at = row * inner + c;
          double average = step(run.state(), c, keys[at], values[at]);
          mixed[at] = (float) (Gates.sigmoid(open[at]) * average);
        }
      }
    }
    return out.of(mixed, rows);
  }

  private double step(double[] state, int channel, double key, double value) {
    int at = width() + 4 * channel;
    boolean begun = state[at] != 0;
    double highest = begun ? state[at + 1] : Double.NEGATIVE_INFINITY;
    double now = first[channel] + key;
    double top = Math.max(highest, now);
    double past = Math.exp(highest - top);
    double present = Math.exp(now - top);
    double average = (past * state[at + 2] + present * value) / (past * state[at + 3] + present);
    double faded = highest - Math.exp(decay[channel]);
    double next = Math.max(faded, key);
    double kept = Math.exp(faded - next);
    double added = Math.exp(key - next);
    state[at] = 1;
    state[at + 1] = next;
    state[at + 2] = kept * state[at + 2] + added * value;
    state[at + 3] = kept * state[at + 3] + added;
    return average;
  }
}
