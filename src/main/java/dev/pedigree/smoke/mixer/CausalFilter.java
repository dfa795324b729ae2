package dev.pedigree.smoke.mixer;

import java.util.function.DoubleUnaryOperator;

/**
 * A depthwise convolution over the last few tokens. The state has the earlier inputs of each
 * channel, the oldest first.
 *
 * @param weights [channels, reach], the last for the present token
 * @param bias [channels], or null
 * @param channels their number
 * @param activation of the result
 */
public record CausalFilter(
    float[] weights, float[] bias, int channels, DoubleUnaryOperator activation) {

  /** Tokens that it sees, the present one included. */
  public int reach() {
    return weights.length / channels;
  }

  /** Numbers of its state. */
  public int stateSize() {
    return channels * (reach() - 1);
  }

  /**
   * Filters the channels of the rows of a run, in place.
   *
   * @param x rows that hold the channels side by side
   * @param width numbers in a row
   * @param from index of the first channel in its row
   * @param at index of its state in that of the run
   */
  public void inPlace(float[] x, int width, int from, Mixer.Run run, int at) {
    int earlier = reach() - 1;
    for (int row = run.first(); row < run.end(); row++) {
      for (int c = 0; c < channels; c++) {
        int place = row * width + from + c;
        x[place] = (float) step(x[place], c, run.state(), at + c * earlier, earlier);
      }
    }
  }

  private double step(double present, int channel, double[] state, int at, int earlier) {
    int tap = channel * (earlier + 1);
    double sum = bias == null ? 0 : bias[channel];
    for (int k = 0; k < earlier; k++) {
      sum += weights[tap + k] * state[at + k];
    }
    sum += weights[tap + earlier] * present;
    if (earlier > 0) {
      System.arraycopy(state, at + 1, state, at, earlier - 1);
      state[at + earlier - 1] = present;
    }
    return activation.applyAsDouble(sum);
  }
}
