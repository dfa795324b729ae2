package dev.pedigree.smoke.streams;

/** How a branch reads several residual streams and is added to them. */
public interface Connection {

  /**
   * How a branch is joined to the streams of a run.
   *
   * @param input what it reads, [rows, width]
   * @param writes how much is added to each stream, [rows, count]
   * @param mixes the matrix between streams, source by source, [rows, count · count]; null for none
   */
  record Joint(float[] input, double[] writes, double[] mixes) {}

  /** How many streams there are. */
  int count();

  /** The gates for rows of streams. */
  Joint of(float[] streams, int rows, int width);

  /** The streams after a branch. */
  default float[] joined(float[] streams, Joint joint, float[] output, int rows, int width) {
    int count = count();
    float[] after = new float[streams.length];
    for (int r = 0; r < rows; r++) {
      for (int to = 0; to < count; to++) {
        int at = (r * count + to) * width;
        for (int d = 0; d < width; d++) {
          double sum = joint.writes()[r * count + to] * output[r * width + d];
          for (int from = 0; from < count; from++) {
            double kept = kept(joint, r, from, to);
            sum += kept == 0 ? 0 : kept * streams[(r * count + from) * width + d];
          }
          after[at + d] = (float) sum;
        }
      }
    }
    return after;
  }

  private double kept(Joint joint, int row, int from, int to) {
    if (joint.mixes() == null) {
      return from == to ? 1 : 0;
    }
    return joint.mixes()[(row * count() + from) * count() + to];
  }
}
