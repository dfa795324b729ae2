package dev.pedigree.smoke.network;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.mixer.Activation;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A mixture of experts. Only the weights of selected experts are read.
 *
 * @param count number of experts
 * @param gate router matrix; null where the router is a network
 * @param network the router as a network, or null
 * @param router selects the experts of a token
 * @param experts the network of an expert
 * @param shared shared expert that every token passes, or null
 * @param sharedGate sigmoid gate of the shared expert, or null
 * @param bias added to the sum, or null
 * @param hash the experts of each token of the vocabulary, or null where the router selects
 * @param joining how inputs and outputs of experts are weighted and joined
 * @param weighed shared experts that the router weighs too, or null
 * @param narrow into the space that experts work in; null where they work in the full width
 * @param widen back from that space, or null
 */
public record Experts(
    int count,
    Linear gate,
    RouterNetwork network,
    Router router,
    IntFunction<FeedForward> experts,
    FeedForward shared,
    Linear sharedGate,
    float[] bias,
    Matrix hash,
    Joining joining,
    Weighed weighed,
    Linear narrow,
    Linear widen)
    implements Block {

  /**
   * How inputs and outputs of experts are weighted and joined.
   *
   * @param weightedInputs whether the weights multiply the inputs instead of the outputs
   * @param averaged whether routed and shared experts are averaged, and not added
   * @param norm of the joined output, or null
   * @param zero how many of the experts, at the end, give back what they are given
   * @param none how many choices, at the very end, are no expert
   */
  public record Joining(boolean weightedInputs, boolean averaged, Norm norm, int zero, int none) {}

  /**
   * Shared experts whose scores come after those of the routed ones. The weights of the selected
   * and of these are divided by the sum of both.
   *
   * @param networks the shared experts
   * @param scale factor of all weights
   */
  public record Weighed(List<FeedForward> networks, double scale) {}

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    float[] outputs = network == null ? gate.of(x, rows) : network.of(x, batch);
    return of(x, outputs, rows, hash == null ? null : given(batch));
  }

  /**
   * The experts of rows.
   *
   * @param asked what the router reads
   */
  public float[] of(float[] x, float[] asked, int rows) {
    return of(x, gate.of(asked, rows), rows, null);
  }

  private float[] of(float[] x, float[] outputs, int rows, int[][] given) {
    int width = x.length / rows;
    int each = outputs.length / rows;
    Router.Choice[] choices = new Router.Choice[rows];
    for (int r = 0; r < rows; r++) {
      choices[r] = router.choose(outputs, r * each, count, given == null ? null : given[r]);
    }
    double[] open = weighed == null ? null : weigh(choices, outputs, each);
    float[] inputs = narrow == null ? x : narrow.of(x, rows);
    float[] sum = new float[inputs.length];
    for (int e = 0; e < count - joining.none(); e++) {
      add(e, inputs, rows, inputs.length / rows, choices, sum);
    }
    float[] out = widen == null ? sum : widen.of(sum, rows);
    for (int i = 0; i < out.length && bias != null; i++) {
      out[i] += bias[i % width];
    }
    for (int s = 0; weighed != null && s < weighed.networks().size(); s++) {
      float[] every = weighed.networks().get(s).of(x, rows);
      for (int i = 0; i < out.length; i++) {
        out[i] += (float) (open[i / width * weighed.networks().size() + s] * every[i]);
      }
    }
    if (shared != null) {
      float[] every = shared.of(x, rows);
      float[] gates = sharedGate == null ? null : sharedGate.of(x, rows);
      for (int i = 0; i < out.length; i++) {
        out[i] +=
            (float) (gates == null ? every[i] : Activation.sigmoid(gates[i / width]) * every[i]);
      }
      for (int i = 0; i < out.length && joining.averaged(); i++) {
        out[i] *= 0.5f;
      }
    }
    if (joining.norm() != null) {
      joining.norm().inPlace(out, 0, rows, width);
    }
    return out;
  }

  /** Divides the weights of each row, and gives those of its shared experts. */
  private double[] weigh(Router.Choice[] choices, float[] outputs, int each) {
    int own = weighed.networks().size();
    double[] open = new double[choices.length * own];
    for (int r = 0; r < choices.length; r++) {
      double[] weights = choices[r].weights();
      double sum = Arrays.stream(weights).sum();
      for (int s = 0; s < own; s++) {
        open[r * own + s] = Activation.sigmoid(outputs[r * each + count + s]);
        sum += open[r * own + s];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= weighed.scale() / sum;
      }
      for (int s = 0; s < own; s++) {
        open[r * own + s] *= weighed.scale() / sum;
      }
    }
    return open;
  }

  /** The experts that the tokens themselves give. */
  private int[][] given(Batch batch) {
    int[][] given = new int[batch.rows()][];
    float[] row = new float[hash.columns()];
    for (Batch.Part part : batch.parts()) {
      for (int i = 0; i < part.tokens().length; i++) {
        hash.read(part.tokens()[i], 1, row);
        int[] own = new int[row.length];
        Arrays.setAll(own, k -> Math.min(count - 1, Math.max(0, (int) row[k])));
        given[part.firstRow() + i] = own;
      }
    }
    return given;
  }

  /** Adds the output of one expert to the tokens routed to it. */
  private void add(
      int expert, float[] x, int rows, int width, Router.Choice[] choices, float[] out) {
    int most = rows * choices[0].experts().length; // a token may name an expert twice
    int[] takers = new int[most];
    double[] weights = new double[most];
    int taken = 0;
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < choices[r].experts().length; i++) {
        if (choices[r].experts()[i] == expert) {
          takers[taken] = r;
          weights[taken++] = choices[r].weights()[i];
        }
      }
    }
    if (taken == 0) {
      return;
    }
    float[] inputs = new float[taken * width];
    for (int i = 0; i < taken; i++) {
      System.arraycopy(x, takers[i] * width, inputs, i * width, width);
    }
    for (int i = 0; i < inputs.length && joining.weightedInputs(); i++) {
      inputs[i] *= (float) weights[i / width];
    }
    // Experts after the last give back what they are given.
    float[] said =
        expert < count - joining.zero() - joining.none()
            ? experts.apply(expert).of(inputs, taken)
            : inputs;
    for (int i = 0; i < taken; i++) {
      for (int d = 0; d < width; d++) {
        double weight = joining.weightedInputs() ? 1 : weights[i];
        out[takers[i] * width + d] += (float) (weight * said[i * width + d]);
      }
    }
  }
}
