package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import java.util.List;

/**
 * The state space of Mamba-2 (Dao and Gu 2024, arXiv 2405.21060): heads with one decay each, and
 * groups of heads that share B and C.
 *
 * <pre>
 *   h ← exp(−rate · dt) h + dt · u Bᵀ,   y = h C + D u
 * </pre>
 *
 * @param in to gates, channels, B and C of all groups, and one step for each head, in this order
 * @param scales factors of these five; null for none
 * @param inScale factor of the input
 * @param filter over channels, B and C
 * @param shape heads, groups and state
 * @param step how steps are made
 * @param rate [heads]: of decay
 * @param skip [heads]: D
 * @param gate joins the result with the gates
 * @param out output projection
 */
public record HeadedScan(
    Linear in,
    double[] scales,
    double inScale,
    CausalFilter filter,
    Shape shape,
    Step step,
    double[] rate,
    float[] skip,
    OutputGate gate,
    Linear out)
    implements Mixer {

  /**
   * Sizes.
   *
   * @param heads their number
   * @param headDim channels of a head
   * @param groups groups of heads with one B and C
   * @param state numbers of the state for each channel
   */
  public record Shape(int heads, int headDim, int groups, int state) {
    int inner() {
      return heads * headDim;
    }

    /** Width of B or C of all groups. */
    int shared() {
      return groups * state;
    }

    int projected() {
      return 2 * inner() + 2 * shared() + heads;
    }
  }

  /**
   * The step of a head: softplus of the projected one and its bias, within bounds.
   *
   * @param bias [heads]
   * @param least lower bound
   * @param most upper bound
   */
  public record Step(float[] bias, double least, double most) {
    double of(double projected, int head) {
      return Math.max(least, Math.min(most, Gates.softplus(projected + bias[head])));
    }
  }

  @Override
  public int stateSize() {
    return filter.stateSize() + shape.inner() * shape.state();
  }

  @Override
  public int numbersPerToken() {
    return 2 * shape.projected() + 2 * shape.inner();
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    int inner = shape.inner();
    int width = shape.projected();
    float[] projected = in.of(inScale == 1 ? x : scaled(x), rows);
    if (scales != null) {
      scale(projected, rows);
    }
    float[] mixed = new float[rows * inner];
    for (Run run : runs) {
      filter.inPlace(projected, width, inner, run, 0);
      for (int row = run.first(); row < run.end(); row++) {
        for (int head = 0; head < shape.heads(); head++) {
          head(projected, row, head, run.state(), mixed);
        }
      }
    }
    float[] gates = new float[rows * inner];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(projected, r * width, gates, r * inner, inner);
    }
    gate.join(mixed, gates, rows, inner);
    return out.of(mixed, rows);
  }

  private float[] scaled(float[] x) {
    float[] scaled = x.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) inScale;
    }
    return scaled;
  }

  private void scale(float[] projected, int rows) {
    int inner = shape.inner();
    int[] widths = {inner, inner, shape.shared(), shape.shared(), shape.heads()};
    for (int r = 0, at = 0; r < rows; r++) {
      for (int part = 0; part < widths.length; part++) {
        for (int i = 0; i < widths[part]; i++) {
          projected[at++] *= (float) scales[part];
        }
      }
    }
  }

  private void head(float[] projected, int row, int head, double[] state, float[] mixed) {
    int inner = shape.inner();
    int size = shape.state();
    int start = row * shape.projected();
    int group = head / (shape.heads() / shape.groups());
    int b = start + 2 * inner + group * size;
    int c = b + shape.shared();
    double dt = step.of(projected[start + 2 * inner + 2 * shape.shared() + head], head);
    double decay = Math.exp(-rate[head] * dt);
    for (int p = 0; p < shape.headDim(); p++) {
      int channel = head * shape.headDim() + p;
      double u = projected[start + inner + channel];
      double y = skip[head] * u;
      int at = filter.stateSize() + channel * size;
      for (int n = 0; n < size; n++) {
        state[at + n] = decay * state[at + n] + dt * u * projected[b + n];
        y += state[at + n] * projected[c + n];
      }
      mixed[row * inner + channel] = (float) y;
    }
  }
}
