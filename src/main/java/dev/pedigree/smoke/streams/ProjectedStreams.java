package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.numbers.Linear;
import java.util.List;

/**
 * The streams of AltUp (Baykal et al. 2023, arXiv 2301.13310) as Gemma 3n has them: the first is
 * the embedding, the others are projections of it with its magnitude. At the end each goes through
 * a projection, gets the magnitude of the first, and the mean of all is taken.
 *
 * @param in a projection for each stream but the first
 * @param out the same for the end
 */
public record ProjectedStreams(List<Linear> in, List<Linear> out) implements Streams {

  /** Least mean square of a stream that is divided by it. */
  private static final double LEAST = 1e-5;

  @Override
  public int count() {
    return in.size() + 1;
  }

  @Override
  public float[] spread(float[] x, int rows, int width) {
    float[] all = new float[rows * width * count()];
    place(x, all, 0, rows, width);
    for (int m = 1; m < count(); m++) {
      float[] own = in.get(m - 1).of(x, rows);
      alike(own, x, rows, width);
      place(own, all, m, rows, width);
    }
    return all;
  }

  @Override
  public float[] gathered(float[] x, int rows, int width) {
    float[] first = taken(x, 0, rows, width);
    float[] sum = first.clone();
    for (int m = 1; m < count(); m++) {
      float[] own = out.get(m - 1).of(taken(x, m, rows, width), rows);
      alike(own, first, rows, width);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += own[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count();
    }
    return sum;
  }

  private void place(float[] own, float[] all, int stream, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(own, r * width, all, (r * count() + stream) * width, width);
    }
  }

  private float[] taken(float[] all, int stream, int rows, int width) {
    float[] own = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(all, (r * count() + stream) * width, own, r * width, width);
    }
    return own;
  }

  /** Gives rows the root mean square of other rows. */
  private static void alike(float[] own, float[] of, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      double wanted = Math.sqrt(meanSquare(of, r * width, width));
      double factor = wanted / Math.sqrt(Math.max(meanSquare(own, r * width, width), LEAST));
      for (int i = r * width; i < (r + 1) * width; i++) {
        own[i] = (float) (own[i] * factor);
      }
    }
  }

  private static double meanSquare(float[] x, int from, int width) {
    double sum = 0;
    for (int i = from; i < from + width; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum / width;
  }
}
