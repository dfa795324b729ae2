package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import java.util.function.IntToDoubleFunction;

/**
 * Multi-head latent attention (DeepSeek V2): keys and values come from one narrow latent, and one
 * rotated key is shared by all heads.
 *
 * @param layer index of the layer
 * @param second whether it is the second attention of its layer
 * @param scores computes the attention weights and mixes the values
 * @param qDown to the latent of the queries, or null when {@code q} takes the input itself
 * @param qNorm norm of that latent, or null
 * @param q queries: for each head the part without RoPE, then the part with RoPE
 * @param kvDown to the latent of keys and values, followed by the shared key part with RoPE
 * @param kvNorm norm of the latent
 * @param kvUp from the latent: for each head its key part without RoPE, then its value
 * @param out output projection
 * @param rope rotary position embedding, or null
 * @param growth factor of a query by its position, or null
 * @param selector chooses the tokens that queries see, or null for all
 * @param gate of what the heads give out, or null
 * @param both whether queries, and the gate, are made of the latent of queries after its norm and
 *     before it, side by side (A.X K2)
 * @param nopeDim head dimensions without RoPE ({@code qk_nope_head_dim})
 */
public record LatentAttention(
    int layer,
    boolean second,
    Scores scores,
    Linear qDown,
    Norm qNorm,
    Linear q,
    Linear kvDown,
    Norm kvNorm,
    Linear kvUp,
    Linear out,
    Rope rope,
    IntToDoubleFunction growth,
    Selector selector,
    Gate gate,
    boolean both,
    int nopeDim)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    float[] queryLatent = queryInput(x, rows);
    float[] asked = both ? beside(queryLatent, qDown.of(x, rows), rows) : queryLatent;
    float[] queries = q.of(asked, rows);
    int latent = kvUp.weights().columns();
    int ropeDim = kvDown.outputs() - latent;
    float[] down = kvDown.of(x, rows);
    float[] narrow = new float[rows * latent];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(down, r * (latent + ropeDim), narrow, r * latent, latent);
    }
    kvNorm.inPlace(narrow, 0, rows, latent);
    float[] up = kvUp.of(narrow, rows);
    for (Batch.Part part : batch.parts()) {
      remember(part, queries, down, up);
      if (growth != null) {
        QueryGrowth.apply(growth, queries, q.outputs(), part);
      }
    }
    Sight[] sights =
        selector == null ? null : selector.of(new Selector.Inputs(x, queryLatent, null), batch);
    float[] mixed = scores.mix(queries, batch, sights, layer, second);
    if (gate != null) {
      gate.on(mixed, both ? asked : x, rows, scores);
    }
    return out.of(mixed, rows);
  }

  private static float[] beside(float[] a, float[] b, int rows) {
    int width = a.length / rows;
    float[] both = new float[2 * a.length];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(a, r * width, both, 2 * r * width, width);
      System.arraycopy(b, r * width, both, (2 * r + 1) * width, width);
    }
    return both;
  }

  private float[] queryInput(float[] x, int rows) {
    if (qDown == null) {
      return x;
    }
    float[] latent = qDown.of(x, rows);
    qNorm.inPlace(latent, 0, rows, qDown.outputs());
    return latent;
  }

  private void remember(Batch.Part part, float[] queries, float[] down, float[] up) {
    int heads = scores.heads();
    int keyDim = scores.keyDim();
    int valueDim = scores.valueDim();
    int latent = kvUp.weights().columns();
    int ropeDim = kvDown.outputs() - latent;
    SequenceState.Memory memory = part.state().memory(second ? part.state().second(layer) : layer);
    memory.room(part.length() * heads * keyDim, part.length() * heads * valueDim);
    Rope.Rotation[] rotations =
        rope == null
            ? null
            : rope.rotations(part.position(part.past()), part.position(part.length()));
    for (int i = 0; i < part.tokens().length; i++) {
      int row = part.firstRow() + i;
      int at = part.past() + i;
      int key = row * (latent + ropeDim) + latent;
      if (rotations != null) {
        Rope.Rotation rotation = rotations[part.position(at)];
        rope.apply(queries, row * heads * keyDim, heads, keyDim, rotation);
        rope.apply(down, key - rope.offset(), 1, ropeDim, rotation);
      }
      for (int h = 0; h < heads; h++) {
        int from = (row * heads + h) * (nopeDim + valueDim);
        int toKey = (at * heads + h) * keyDim;
        System.arraycopy(up, from, memory.keys(), toKey, nopeDim);
        System.arraycopy(down, key, memory.keys(), toKey + nopeDim, ropeDim);
        System.arraycopy(
            up, from + nopeDim, memory.values(), (at * heads + h) * valueDim, valueDim);
      }
    }
  }
}
