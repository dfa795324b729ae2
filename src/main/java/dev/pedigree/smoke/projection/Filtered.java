package dev.pedigree.smoke.projection;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.mixer.CausalFilter;
import dev.pedigree.smoke.mixer.Mixer;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution over the last few rows of each sequence, whose inputs its memory keeps.
 *
 * @param filter the convolution
 */
public record Filtered(CausalFilter filter) {

  /** Rows with what the convolution makes of them added. */
  public float[] added(float[] x, Batch batch, int layer) {
    float[] sum = of(x, batch, layer);
    for (int i = 0; i < x.length; i++) {
      sum[i] += x[i];
    }
    return sum;
  }

  /** What the convolution makes of rows. */
  float[] of(float[] x, Batch batch, int layer) {
    float[] filtered = x.clone();
    for (Mixer.Run run : runs(batch, layer, this, filter.stateSize())) {
      filter.inPlace(filtered, filter.channels(), 0, run, 0);
    }
    return filtered;
  }

  /**
   * The new rows of each sequence without padding, with the numbers that it keeps for an owner.
   *
   * @param size how many numbers, zero at first
   */
  public static List<Mixer.Run> runs(Batch batch, int layer, Object owner, int size) {
    List<Mixer.Run> runs = new ArrayList<>();
    for (Batch.Part part : batch.parts()) {
      int count = part.tokens().length;
      int padding = Math.max(0, Math.min(count, part.state().padding() - part.past()));
      runs.add(
          new Mixer.Run(
              part.firstRow() + padding,
              part.firstRow() + count,
              part.state().memory(layer).state(owner, size)));
    }
    return runs;
  }
}
