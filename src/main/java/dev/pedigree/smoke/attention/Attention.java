package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.function.IntToDoubleFunction;

/**
 * Softmax attention whose query heads may share keys and values in groups (MHA, GQA, MQA).
 *
 * @param cache where keys and values of the layer are kept
 * @param scores computes the attention weights and mixes the values
 * @param projections queries, keys and values of the input
 * @param out output projection
 * @param norms of queries and keys
 * @param rope rotary position embedding, or null
 * @param clip bound of queries, keys and values before RoPE; 0 for none
 * @param growth factor of a query by its position, or null
 * @param values what happens to values after their projection
 * @param selector chooses the tokens that queries see, or null for all
 * @param gate of what the heads give out, or null
 * @param inner norm of what the heads give out, before the output projection, or null
 * @param difference what is made of the two halves of the heads, or null
 */
public record Attention(
    Cache cache,
    Scores scores,
    Projections projections,
    Linear out,
    HeadNorms norms,
    Rope rope,
    double clip,
    IntToDoubleFunction growth,
    Values values,
    Selector selector,
    Gate gate,
    Norm inner,
    Difference difference)
    implements Block {

  /**
   * Where keys and values are kept.
   *
   * @param layer index of the layer whose cache it is
   * @param readLater whether later layers read it too
   */
  public record Cache(int layer, boolean readLater) {}

  /**
   * Norms of queries and keys.
   *
   * @param q of the queries, or null
   * @param k of the keys, or null
   * @param whole whether they run over all heads at once
   * @param afterRope whether they come after RoPE
   */
  public record HeadNorms(Norm q, Norm k, boolean whole, boolean afterRope) {}

  /**
   * What happens to values.
   *
   * @param norm of each head, or null
   * @param scale a factor
   */
  public record Values(Norm norm, float scale) {}

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    Projections.Projected made = projections.of(x, batch, cache.layer());
    float[] queries = made.queries();
    float[] keys = made.keys();
    float[] projected = made.values();
    if (!norms.afterRope()) {
      norm(queries, keys, rows);
    }
    clip(queries);
    clip(keys);
    clip(projected);
    if (rope != null) {
      rotate(queries, keys, batch);
    }
    if (norms.afterRope()) {
      norm(queries, keys, rows);
    }
    treat(projected);
    for (Batch.Part part : batch.parts()) {
      remember(keys, projected, part);
      if (growth != null) {
        grow(queries, part);
      }
    }
    Sight[] sights =
        selector == null ? null : selector.of(new Selector.Inputs(x, null, projected), batch);
    float[] mixed = scores.mix(queries, batch, sights, cache.layer());
    if (gate != null) {
      gate.on(mixed, x, rows, scores);
    }
    if (inner != null) {
      inner.inPlace(mixed, 0, rows, scores.heads() * scores.valueDim());
    }
    return out.of(difference == null ? mixed : difference.of(mixed, rows, scores.valueDim()), rows);
  }

  private void remember(float[] keys, float[] projected, Batch.Part part) {
    if (!projections.ownKeys()) {
      return;
    }
    int keyWidth = scores.kvHeads() * scores.keyDim();
    int valueWidth = scores.kvHeads() * scores.valueDim();
    int count = part.tokens().length;
    SequenceState.Memory memory = part.state().memory(cache.layer());
    memory.room(part.length() * keyWidth, part.length() * valueWidth);
    int from = part.firstRow();
    int to = part.past();
    System.arraycopy(keys, from * keyWidth, memory.keys(), to * keyWidth, count * keyWidth);
    System.arraycopy(
        projected, from * valueWidth, memory.values(), to * valueWidth, count * valueWidth);
    if (cache.readLater()) {
      memory.hold();
    }
  }

  private void treat(float[] projected) {
    if (values.norm() != null) {
      int dim = scores.valueDim();
      values.norm().inPlace(projected, 0, projected.length / dim, dim);
    }
    for (int i = 0; i < projected.length && values.scale() != 1; i++) {
      projected[i] *= values.scale();
    }
  }

  private void clip(float[] x) {
    if (clip > 0) {
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) Math.max(-clip, Math.min(clip, x[i]));
      }
    }
  }

  private void norm(float[] queries, float[] keys, int rows) {
    int dim = scores.keyDim();
    if (norms.q() != null) {
      int heads = scores.heads();
      boolean whole = norms.whole();
      norms.q().inPlace(queries, 0, whole ? rows : rows * heads, whole ? heads * dim : dim);
    }
    if (norms.k() != null && projections.ownKeys()) {
      int heads = scores.kvHeads();
      boolean whole = norms.whole();
      norms.k().inPlace(keys, 0, whole ? rows : rows * heads, whole ? heads * dim : dim);
    }
  }

  private void rotate(float[] queries, float[] keys, Batch batch) {
    int dim = scores.keyDim();
    for (Batch.Part part : batch.parts()) {
      Rope.Rotation[] rotations =
          rope.rotations(part.position(part.past()), part.position(part.length()));
      for (int i = 0; i < part.tokens().length; i++) {
        Rope.Rotation rotation = rotations[part.position(part.past() + i)];
        int row = part.firstRow() + i;
        rope.apply(queries, row * scores.heads() * dim, scores.heads(), dim, rotation);
        if (projections.ownKeys()) {
          rope.apply(keys, row * scores.kvHeads() * dim, scores.kvHeads(), dim, rotation);
        }
      }
    }
  }

  private void grow(float[] queries, Batch.Part part) {
    int width = scores.heads() * scores.keyDim();
    QueryGrowth.apply(growth, queries, width, part);
  }
}
