package dev.pedigree.smoke.mixer;

/**
 * The token shift of RWKV: a component of the input mixed with that of the token before.
 *
 * @param share [width]: the part of the present token
 */
public record TokenShift(float[] share) {

  /**
   * The mixed rows.
   *
   * @param at index of the token before in the state of a run, {@code width} numbers
   */
  float[] of(float[] x, int rows, Iterable<Mixer.Run> runs, int at) {
    int width = share.length;
    float[] mixed = new float[rows * width];
    for (Mixer.Run run : runs) {
      for (int row = run.first(); row < run.end(); row++) {
        for (int d = 0; d < width; d++) {
          double before = row == run.first() ? run.state()[at + d] : x[(row - 1) * width + d];
          double present = x[row * width + d];
          mixed[row * width + d] = (float) (share[d] * present + (1 - share[d]) * before);
        }
      }
    }
    return mixed;
  }

  /** Keeps the last row of each run for the next one. */
  static void keep(float[] x, int width, Iterable<Mixer.Run> runs, int at) {
    for (Mixer.Run run : runs) {
      for (int d = 0; d < width && run.end() > run.first(); d++) {
        run.state()[at + d] = x[(run.end() - 1) * width + d];
      }
    }
  }
}
