package dev.pedigree.smoke.projection;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Projections;
import dev.pedigree.smoke.numbers.Linear;

/**
 * A matrix each, with a convolution over the last few keys and one over the last few values, whose
 * results are added to them (Inkling).
 *
 * @param q query projection
 * @param k key projection
 * @param v value projection
 * @param overKeys convolution of keys
 * @param overValues convolution of values
 */
public record FilteredProjections(
    Linear q, Linear k, Linear v, Filtered overKeys, Filtered overValues) implements Projections {

  @Override
  public Projected of(float[] x, Batch batch, int layer) {
    int rows = batch.rows();
    return new Projected(
        q.of(x, rows),
        overKeys.added(k.of(x, rows), batch, layer),
        overValues.added(v.of(x, rows), batch, layer));
  }
}
