package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import java.util.function.IntToDoubleFunction;

/**
 * Positions by what a token says of each distance (Inkling): a head makes a few numbers of it, and
 * a table makes of these one for each of the nearest distances, which is added to the score.
 *
 * @param projection to the numbers of all heads
 * @param table [numbers of a head, distances]
 * @param heads query heads
 * @param growth factor by the position of the query, or null
 */
public record RelativeLogits(
    Linear projection, float[] table, int heads, IntToDoubleFunction growth) implements Selector {

  @Override
  public Sight[] of(Inputs inputs, Batch batch) {
    float[] said = projection.of(inputs.x(), batch.rows());
    Sight[] sights = new Sight[batch.parts().size()];
    for (int p = 0; p < sights.length; p++) {
      sights[p] = new ByDistance(said, batch.parts().get(p));
    }
    return sights;
  }

  private final class ByDistance implements Sight {
    private final float[] said;
    private final Batch.Part part;
    private final int past;

    ByDistance(float[] said, Batch.Part part) {
      this.said = said;
      this.part = part;
      this.past = part.past();
    }

    @Override
    public boolean sees(int head, int at, int key) {
      return true;
    }

    @Override
    public double bonus(int head, int at, int key) {
      int each = projection.outputs() / heads;
      int extent = table.length / each;
      int distance = at - key;
      if (distance >= extent) {
        return 0;
      }
      int row = part.firstRow() + at - past;
      double sum = 0;
      for (int d = 0; d < each; d++) {
        sum += (double) said[(row * heads + head) * each + d] * table[d * extent + distance];
      }
      return growth == null ? sum : growth.applyAsDouble(part.position(at)) * sum;
    }
  }
}
