package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.RopeFrequencies;
import dev.pedigree.smoke.network.HeadNetwork;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.streams.Streams;
import java.util.List;

/**
 * A decoder ready to run: an architecture with its weights.
 *
 * @param width width of the residual stream
 * @param embed embedding matrix, one row for each token
 * @param embedScale factor of the embedding
 * @param positions table of learned or sinusoidal positions, one row each, or null
 * @param positionOffset row of position 0 in that table
 * @param embedIn projection from the width of the embedding to {@code width}, or null
 * @param embedShift what the embedding is shifted and scaled by, or null
 * @param embedNorm norm of the embedding, or null
 * @param streams how the embedding becomes several residual streams, or null for one
 * @param layers in order
 * @param finalNorm norm before the output matrix, or null
 * @param headOut what comes before the output matrix, or null
 * @param head output matrix, one row for each token
 * @param logitScale factor of the logits
 * @param logitCap soft cap of the logits, by tanh; 0 for none
 * @param ropes RoPE frequencies of the layers that have them
 */
public record Decoder(
    int width,
    Matrix embed,
    float embedScale,
    Matrix positions,
    int positionOffset,
    Linear embedIn,
    EmbedShift embedShift,
    Norm embedNorm,
    Streams streams,
    List<Step> layers,
    Norm finalNorm,
    HeadNetwork headOut,
    Linear head,
    double logitScale,
    double logitCap,
    List<RopeFrequencies> ropes) {

  /** A summand and then a factor for each channel. */
  record EmbedShift(float[] shift, float[] factor) {}

  public int vocabulary() {
    return head.outputs();
  }

  /** Most tokens of a text: as many as the position table has. */
  public int longest() {
    return positions == null ? Integer.MAX_VALUE : positions.rows() - positionOffset;
  }

  /**
   * Whether RoPE frequencies depend on the length, up to this one. A text run token by token then
   * gives other logits than in one go.
   */
  public boolean changedBy(int length) {
    return ropes.stream().anyMatch(rope -> rope.changedBy(length));
  }

  /** Runs tokens through all layers and the final norm: [rows, width]. */
  float[] hidden(Batch batch, Watch watch) {
    float[] x = embedded(batch);
    watch.after(-1, "embedding", x);
    Batch embedded = batch.with(x);
    if (streams != null) {
      x = streams.spread(x, batch.rows(), width);
    }
    for (int l = 0; l < layers.size(); l++) {
      x = layers.get(l).of(x, embedded, width, l, watch);
      for (Batch.Part part : batch.parts()) {
        part.state().done(l);
      }
    }
    if (streams != null) {
      x = streams.gathered(x, batch.rows(), width);
    }
    for (Batch.Part part : batch.parts()) {
      part.state().advance(part.tokens().length);
    }
    if (finalNorm != null) {
      x = finalNorm.of(x, width);
      watch.after(-1, "final-norm", x);
    }
    return x;
  }

  /** The logits of rows of the hidden state: [rows, vocabulary]. */
  float[] logits(float[] hidden, Watch watch) {
    int rows = hidden.length / width;
    float[] logits = head.of(headOut == null ? hidden : headOut.of(hidden, rows), rows);
    for (int i = 0; i < logits.length; i++) {
      double logit = logits[i] * logitScale;
      logits[i] = (float) (logitCap > 0 ? logitCap * Math.tanh(logit / logitCap) : logit);
    }
    watch.after(-1, "head", logits);
    return logits;
  }

  private float[] embedded(Batch batch) {
    int rows = batch.rows();
    float[] tokens = new float[rows * embed.columns()];
    float[] row = new float[embed.columns()];
    for (Batch.Part part : batch.parts()) {
      for (int i = 0; i < part.tokens().length; i++) {
        embed.read(part.tokens()[i], 1, row);
        int at = (part.firstRow() + i) * row.length;
        for (int d = 0; d < row.length; d++) {
          tokens[at + d] = row[d] * embedScale;
        }
      }
    }
    float[] x = embedIn == null ? tokens : embedIn.of(tokens, rows);
    if (positions != null) {
      addPositions(x, batch);
    }
    for (int i = 0; i < x.length && embedShift != null; i++) {
      int channel = i % width;
      x[i] = (x[i] + embedShift.shift()[channel]) * embedShift.factor()[channel];
    }
    if (embedNorm != null) {
      embedNorm.inPlace(x, 0, rows, width);
    }
    return x;
  }

  private void addPositions(float[] x, Batch batch) {
    float[] row = new float[width];
    for (Batch.Part part : batch.parts()) {
      for (int i = 0; i < part.tokens().length; i++) {
        int position = part.position(part.past() + i) + positionOffset;
        if (position >= positions.rows()) {
          throw new BrokenStep(-1, "position", "position-too-high");
        }
        positions.read(position, 1, row);
        for (int d = 0; d < width; d++) {
          x[(part.firstRow() + i) * width + d] += row[d];
        }
      }
    }
  }
}
