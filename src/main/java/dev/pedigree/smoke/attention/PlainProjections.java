package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;

/**
 * A matrix each.
 *
 * @param q query projection
 * @param k key projection; null where the layer reads the cache of an earlier one
 * @param v value projection; null where values are the projected keys
 */
public record PlainProjections(Linear q, Linear k, Linear v) implements Projections {

  @Override
  public Projected of(float[] x, Batch batch, int layer) {
    int rows = batch.rows();
    float[] keys = k == null ? new float[0] : k.of(x, rows);
    float[] values = k == null ? keys : v == null ? keys.clone() : v.of(x, rows);
    return new Projected(q.of(x, rows), keys, values);
  }

  @Override
  public boolean ownKeys() {
    return k != null;
  }
}
