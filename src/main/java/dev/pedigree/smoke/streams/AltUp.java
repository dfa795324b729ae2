package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * AltUp of one layer (Baykal et al. 2023, arXiv 2301.13310; Gemma 3n): all streams are predicted
 * from one, the layer is computed for that one, and all are corrected by how far it was from its
 * prediction. The coefficients depend on the token.
 *
 * @param count residual streams
 * @param active the one that passes the layer
 * @param norm before the router
 * @param router to one number for each stream
 * @param predict from these to a matrix of coefficients, target by target
 * @param correct from these to one coefficient for each stream
 */
public record AltUp(
    int count, int active, Norm norm, Linear router, Linear predict, Linear correct) {

  /**
   * The predicted streams.
   *
   * @param x [rows, count · width]
   */
  public float[] predicted(float[] x, int rows, int width) {
    float[] coefficients = predict.of(modes(active(x, rows, width), rows, width), rows);
    float[] all = x.clone();
    for (int r = 0; r < rows; r++) {
      for (int to = 0; to < count; to++) {
        for (int from = 0; from < count; from++) {
          float c = coefficients[(r * count + to) * count + from];
          add(x, (r * count + from) * width, c, all, (r * count + to) * width, width);
        }
      }
    }
    return all;
  }

  /** The stream that passes the layer. */
  public float[] active(float[] x, int rows, int width) {
    float[] own = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, (r * count + active) * width, own, r * width, width);
    }
    return own;
  }

  /**
   * Corrects the predicted streams in place.
   *
   * @param computed what the layer made of the active one
   */
  public void correct(float[] predicted, float[] computed, int rows, int width) {
    float[] coefficients = correct.of(modes(computed, rows, width), rows);
    float[] off = computed.clone();
    float[] before = active(predicted, rows, width);
    for (int i = 0; i < off.length; i++) {
      off[i] -= before[i];
    }
    for (int r = 0; r < rows; r++) {
      for (int to = 0; to < count; to++) {
        float c = 1 + coefficients[r * count + to];
        add(off, r * width, c, predicted, (r * count + to) * width, width);
      }
    }
  }

  private float[] modes(float[] x, int rows, int width) {
    float[] normed = norm.of(x, width);
    for (int i = 0; i < normed.length; i++) {
      normed[i] /= width;
    }
    float[] modes = router.of(normed, rows);
    for (int i = 0; i < modes.length; i++) {
      modes[i] = (float) Math.tanh(modes[i]);
    }
    return modes;
  }

  private static void add(float[] x, int from, float factor, float[] into, int at, int width) {
    for (int d = 0; d < width; d++) {
      into[at + d] += factor * x[from + d];
    }
  }
}
