package dev.pedigree.smoke.mixer;

import dev.pedigree.smoke.numbers.Linear;
import java.util.List;

/**
 * The matrix memory of xLSTM (Beck et al. 2024, arXiv 2405.04517), with exponential gates. A head
 * keeps a matrix C, a normaliser n and the largest exponent so far, m:
 *
 * <pre>
 *   m' = max(ln σ(f) + m, i),   F = exp(ln σ(f) + m − m'),   I = exp(i − m')
 *   C ← F C + I k vᵀ,   n ← F n + I k,   y = Cᵀ q̂ / (max(|n · q̂|, e^−m') + eps)
 * </pre>
 *
 * @param q query projection; q̂ is the query over the root of its dimensions
 * @param k key projection
 * @param v value projection
 * @param take input gate i, one for each head
 * @param keep forget gate f, one for each head
 * @param cap soft cap of both gates, by tanh
 * @param eps added to the divisor
 * @param gates gates of the result
 * @param gate joins them, after a norm on each head
 * @param out output projection
 */
public record MatrixMemory(
    Linear q,
    Linear k,
    Linear v,
    Linear take,
    Linear keep,
    double cap,
    double eps,
    Linear gates,
    OutputGate gate,
    Linear out)
    implements Mixer {

  private int keyDim() {
    return q.outputs() / take.outputs();
  }

  private int valueDim() {
    return v.outputs() / take.outputs();
  }

  /** Numbers of one head: matrix, normaliser, exponent. */
  private int each() {
    return keyDim() * valueDim() + keyDim() + 1;
  }

  @Override
  public int stateSize() {
    return take.outputs() * each();
  }

  @Override
  public int numbersPerToken() {
    return 2 * (2 * q.outputs() + 3 * v.outputs());
  }

  @Override
  public float[] of(float[] x, int rows, List<Run> runs) {
    float[] queries = q.of(x, rows);
    float[] keys = k.of(x, rows);
    float[] values = v.of(x, rows);
    float[] taken = take.of(x, rows);
    float[] kept = keep.of(x, rows);
    int heads = take.outputs();
    float[] mixed = new float[values.length];
    for (Run run : runs) {
      for (int row = run.first(); row < run.end(); row++) {
        for (int head = 0; head < heads; head++) {
          int at = row * heads + head;
          double forget = -Gates.softplus(-capped(kept[at]));
          gate(run.state(), head, forget, capped(taken[at]), keys, values, at);
          read(run.state(), head, queries, mixed, at);
        }
      }
    }
    gate.join(mixed, gates.of(x, rows), rows, v.outputs());
    return out.of(mixed, rows);
  }

  private double capped(double x) {
    return cap * Math.tanh(x / cap);
  }

  /**
   * Writes one token of one head.
   *
   * @param at index of the head among those of all rows
   */
  private void gate(
      double[] state, int head, double forget, double take, float[] keys, float[] values, int at) {
    int start = head * each();
    int normaliser = start + keyDim() * valueDim();
    int exponent = normaliser + keyDim();
    double highest = Math.max(forget + state[exponent], take);
    double stays = Math.exp(forget + state[exponent] - highest);
    double enters = Math.exp(take - highest);
    state[exponent] = highest;
    for (int a = 0; a < keyDim(); a++) {
      double key = keys[at * keyDim() + a];
      state[normaliser + a] = stays * state[normaliser + a] + enters * key;
      for (int b = 0; b < valueDim(); b++) {
        int place = start + a * valueDim() + b;
        state[place] = stays * state[place] + enters * key * values[at * valueDim() + b];
      }
    }
  }

  private void read(double[] state, int head, float[] queries, float[] mixed, int at) {
    int start = head * each();
    int normaliser = start + keyDim() * valueDim();
    double scale = 1 / Math.sqrt(keyDim());
    double weight = 0;
    for (int a = 0; a < keyDim(); a++) {
      weight += state[normaliser + a] * queries[at * keyDim() + a] * scale;
    }
    double least = Math.exp(-state[normaliser + keyDim()]);
    double divisor = Math.max(Math.abs(weight), least) + eps;
    for (int b = 0; b < valueDim(); b++) {
      double sum = 0;
      for (int a = 0; a < keyDim(); a++) {
        sum += state[start + a * valueDim() + b] * queries[at * keyDim() + a] * scale;
      }
      mixed[at * valueDim() + b] = (float) (sum / divisor);
    }
  }
}
