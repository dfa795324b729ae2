package dev.pedigree.smoke.projection;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.PlainProjections;
import dev.pedigree.smoke.attention.Projections;
import dev.pedigree.smoke.numbers.Linear;

/**
 * A matrix each, with a key for each query head, and a value for each that is as wide as two: those
 * of a head and of its partner in the other half of the heads (Differential Transformer).
 *
 * @param plain the matrices
 * @param heads query heads
 * @param kvHeads key and value heads; each is shared by a group of consecutive query heads
 * @param dim dimensions of a head
 */
public record PairedProjections(PlainProjections plain, int heads, int kvHeads, int dim)
    implements Projections {

  /** Of matrices. */
  public PairedProjections(Linear q, Linear k, Linear v, int heads, int kvHeads, int dim) {
    this(new PlainProjections(q, k, v), heads, kvHeads, dim);
  }

  @Override
  public Projected of(float[] x, Batch batch, int layer) {
    Projected own = plain.of(x, batch, layer);
    int rows = batch.rows();
    int half = heads / 2;
    int group = heads / kvHeads;
    float[] keys = new float[rows * heads * dim];
    float[] values = new float[2 * rows * heads * dim];
    for (int r = 0; r < rows; r++) {
      for (int h = 0; h < heads; h++) {
        int to = (r * heads + h) * dim;
        int first = h % half / group;
        int second = (h % half + half) / group;
        System.arraycopy(own.keys(), (r * kvHeads + h / group) * dim, keys, to, dim);
        System.arraycopy(own.values(), (r * kvHeads + first) * dim, values, 2 * to, dim);
        System.arraycopy(own.values(), (r * kvHeads + second) * dim, values, 2 * to + dim, dim);
      }
    }
    return new Projected(own.queries(), keys, values);
  }
}
