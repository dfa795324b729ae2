package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.List;

/**
 * The selective state space of Mamba (Gu and Dao 2023, arXiv 2312.00752). Every channel has a state
 * of its own, which decays by a step that depends on the token:
 *
 * <pre>
 *   h ← exp(dt · A) h + dt · u · B,   y = h · C + D · u
 * </pre>
 *
 * @param in to the channels, and as many gates
 * @param filter over the channels
 * @param parameters from the channels of a head: step, B and C; one for each head
 * @param step from the narrow step to one for each channel of a head; one for each head
 * @param stepNorm norm of the narrow step, or null
 * @param inNorm norm of B, or null
 * @param outNorm norm of C, or null
 * @param rate [channels, state]: −A
 * @param skip [channels]: D
 * @param out output projection
 */
public record SelectiveScan(
    Linear in,
    CausalFilter filter,
    List<Linear> parameters,
    List<Linear> step,
    Norm stepNorm,
    Norm inNorm,
    Norm outNorm,
    double[] rate,
    float[] skip,
    Linear out)
    implements Mixer {

  private int state() {
    return rate.length / filter.channels();
  }

  @Override
  public int stateSize() {
    return filter.stateSize() + rate.length;
  }

  @Override
  public int numbersPerToken() {
    return 6 * filter.channels();
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    int inner = filter.channels();
    float[] both = in.of(x, rows);
    runs.forEach(run -> filter.inPlace(both, 2 * inner, 0, run, 0));
    float[] mixed = new float[rows * inner];
    int heads = parameters.size();
    for (int head = 0; head < heads; head++) {
      head(both, rows, runs, head * (inner / heads), head, mixed);
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < inner; c++) {
        mixed[r * inner + c] *= (float) Gates.silu(both[r * 2 * inner + inner + c]);
      }
    }
    return out.of(mixed, rows);
  }

  /** The channels from one on, as many as a head has. */
  private void head(float[] both, int rows, List<Run> runs, int first, int head, float[] mixed) {
    int inner = filter.channels();
    int width = inner / parameters.size();
    float[] own = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(both, r * 2 * inner + first, own, r * width, width);
    }
    float[] read = parameters.get(head).of(own, rows);
    int narrow = step.get(head).weights().columns();
    float[] steps = normed(read, rows, 0, narrow, stepNorm);
    float[] ins = normed(read, rows, narrow, state(), inNorm);
    float[] outs = normed(read, rows, narrow + state(), state(), outNorm);
    float[] times = step.get(head).of(steps, rows);
    for (Run run : runs) {
      for (int row = run.first(); row < run.end(); row++) {
        for (int c = 0; c < width; c++) {
          double dt = Gates.softplus(times[row * width + c]);
          mixed[row * inner + first + c] =
              (float) step(run.state(), first + c, dt, own[row * width + c], ins, outs, row);
        }
      }
    }
  }

  /** Some columns of each row, with their norm. */
  private static float[] normed(float[] read, int rows, int from, int count, Norm norm) {
    int width = read.length / rows;
    float[] part = new float[rows * count];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(read, r * width + from, part, r * count, count);
    }
    if (norm != null) {
      norm.inPlace(part, 0, rows, count);
    }
    return part;
  }

  private double step(
      double[] state, int channel, double dt, double u, float[] ins, float[] outs, int row) {
    int size = state();
    int at = filter.stateSize() + channel * size;
    double y = skip[channel] * u;
    for (int n = 0; n < size; n++) {
      double decay = Math.exp(-dt * rate[channel * size + n]);
      state[at + n] = decay * state[at + n] + dt * u * ins[row * size + n];
      y += state[at + n] * outs[row * size + n];
    }
    return y;
  }
}
