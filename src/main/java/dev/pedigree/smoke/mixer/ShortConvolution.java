package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import java.util.List;

/**
 * A gated convolution over the last few tokens (LFM 2).
 *
 * @param in projection to input gate, output gate and values, each of the full width
 * @param filter over the gated values
 * @param out output projection
 */
public record ShortConvolution(Linear in, CausalFilter filter, Linear out) implements Mixer {

  @Override
  public int stateSize() {
    return filter.stateSize();
  }

  @Override
  public int numbersPerToken() {
    return 2 * in.outputs();
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    int width = filter.channels();
    float[] parts = in.of(x, rows);
    float[] mixed = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      for (int d = 0; d < width; d++) {
        int at = 3 * r * width + d;
        mixed[r * width + d] = parts[at] * parts[at + 2 * width];
      }
    }
    runs.forEach(run -> filter.inPlace(mixed, width, 0, run, 0));
    for (int r = 0; r < rows; r++) {
      for (int d = 0; d < width; d++) {
        mixed[r * width + d] *= parts[3 * r * width + width + d];
      }
    }
    return out.of(mixed, rows);
  }
}
