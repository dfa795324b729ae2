package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * Softmax attention whose query heads may share keys and values in groups (MHA, GQA, MQA).
 *
 * @param layer index of the layer
 * @param scores computes the attention weights and mixes the values
 * @param q query projection
 * @param k key projection
 * @param v value projection
 * @param out output projection
 * @param qNorm norm of the queries, or null
 * @param kNorm norm of the keys, or null
 * @param wholeNorm whether those norms run over all heads at once
 * @param normAfterRope whether they come after RoPE
 * @param rope rotary position embedding, or null
 * @param clip bound of queries, keys and values before RoPE; 0 for none
 * @param logContext from this position on, queries grow with its logarithm; 0 for never
 */
public record Attention(
    int layer,
    Scores scores,
    Linear q,
    Linear k,
    Linear v,
    Linear out,
    Norm qNorm,
    Norm kNorm,
    boolean wholeNorm,
    boolean normAfterRope,
    Rope rope,
    double clip,
    double logContext)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    float[] queries = q.of(x, rows);
    float[] keys = k.of(x, rows);
    float[] values = v.of(x, rows);
    if (!normAfterRope) {
      norm(queries, keys, rows);
    }
    clip(queries);
    clip(keys);
    clip(values);
    if (rope != null) {
      rotate(queries, keys, batch);
    }
    if (normAfterRope) {
      norm(queries, keys, rows);
    }
    int keyWidth = scores.kvHeads() * scores.keyDim();
    int valueWidth = scores.kvHeads() * scores.valueDim();
    for (Batch.Part part : batch.parts()) {
      int count = part.tokens().length;
      SequenceState.Memory memory = part.state().memory(layer);
      memory.room(part.length() * keyWidth, part.length() * valueWidth);
      System.arraycopy(
          keys,
          part.firstRow() * keyWidth,
          memory.keys(),
          part.past() * keyWidth,
          count * keyWidth);
      System.arraycopy(
          values,
          part.firstRow() * valueWidth,
          memory.values(),
          part.past() * valueWidth,
          count * valueWidth);
      if (logContext > 0) {
        growByLogarithm(queries, part);
      }
    }
    return out.of(scores.mix(queries, batch, layer), rows);
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
    if (qNorm != null) {
      int heads = scores.heads();
      qNorm.inPlace(queries, 0, wholeNorm ? rows : rows * heads, wholeNorm ? heads * dim : dim);
    }
    if (kNorm != null) {
      int heads = scores.kvHeads();
      kNorm.inPlace(keys, 0, wholeNorm ? rows : rows * heads, wholeNorm ? heads * dim : dim);
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
        rope.apply(keys, row * scores.kvHeads() * dim, scores.kvHeads(), dim, rotation);
      }
    }
  }

  /**
   * Logn attention (Qwen 1): a query at position p, counted from 1 and beyond the context, is
   * multiplied by the logarithm of p to the base of the context.
   */
  private void growByLogarithm(float[] queries, Batch.Part part) {
    int width = scores.heads() * scores.keyDim();
    for (int i = 0; i < part.tokens().length; i++) {
      int place = part.position(part.past() + i) + 1;
      if (place > logContext) {
        float factor = (float) (Math.log(place) / Math.log(logContext));
        for (int d = 0; d < width; d++) {
          queries[(part.firstRow() + i) * width + d] *= factor;
        }
      }
    }
  }
}
