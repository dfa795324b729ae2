package dev.pedigree.smoke.streams;

/**
 * Two streams: the high one starts as the embedding and goes into the head, the low one starts from
 * learned numbers (HRM-Text).
 *
 * @param low what the low one starts from, [width]
 */
public record TwoStates(float[] low) implements Streams {

  @Override
  public int count() {
    return 2;
  }

  @Override
  public float[] spread(float[] x, int rows, int width) {
    float[] both = new float[2 * rows * width];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, r * width, both, 2 * r * width, width);
      System.arraycopy(low, 0, both, (2 * r + 1) * width, width);
    }
    return both;
  }

  @Override
  public float[] gathered(float[] x, int rows, int width) {
    return taken(x, 0, rows, width);
  }

  /** One of the two streams. */
  public static float[] taken(float[] both, int stream, int rows, int width) {
    float[] one = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(both, (2 * r + stream) * width, one, r * width, width);
    }
    return one;
  }
}
