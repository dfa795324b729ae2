package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.Norm;
import java.util.function.DoubleUnaryOperator;

/**
 * The input of one layer that comes from the token and not from the layer below (Gemma 3n, Gemma
 * 4): a part of a row of a table, joined with a projection of the embedding, opens what is added to
 * the residual.
 *
 * @param tokens the embedding and its table for the layers
 * @param projection from the embedding to the input of this layer
 * @param norm of that projection
 * @param gate from the residual
 * @param activation of the gate
 * @param up back to the width of the residual
 * @param upNorm of what is added
 */
public record LayerInput(
    Tokens tokens,
    Linear projection,
    Norm norm,
    Linear gate,
    DoubleUnaryOperator activation,
    Linear up,
    Norm upNorm) {

  /**
   * What tokens look up.
   *
   * @param embed embedding
   * @param scale factor of the embedding
   * @param table rows with an input for each layer; a token beyond it has the first row
   * @param layer the layer
   */
  public record Tokens(Matrix embed, float scale, Matrix table, int layer) {}

  /** What is added to rows of the residual. */
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    float[] open = gate.of(x, rows);
    float[] inputs = inputs(batch);
    for (int i = 0; i < open.length; i++) {
      open[i] = (float) (activation.applyAsDouble(open[i]) * inputs[i]);
    }
    float[] added = up.of(open, rows);
    upNorm.inPlace(added, 0, rows, up.outputs());
    return added;
  }

  private float[] inputs(Batch batch) {
    int rows = batch.rows();
    int size = projection.outputs();
    int width = tokens.embed().columns();
    float[] embedded = new float[rows * width];
    float[] row = new float[width];
    float[] own = new float[rows * size];
    float[] looked = new float[tokens.table().columns()];
    for (Batch.Part part : batch.parts()) {
      for (int i = 0; i < part.tokens().length; i++) {
        int token = part.tokens()[i];
        int at = part.firstRow() + i;
        tokens.embed().read(token, 1, row);
        for (int d = 0; d < width; d++) {
          embedded[at * width + d] = row[d] * tokens.scale();
        }
        tokens.table().read(token < tokens.table().rows() ? token : 0, 1, looked);
        System.arraycopy(looked, tokens.layer() * size, own, at * size, size);
      }
    }
    float[] inputs = projection.of(embedded, rows);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) (inputs[i] / Math.sqrt(width));
    }
    norm.inPlace(inputs, 0, rows, size);
    double share = Math.sqrt(size);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) ((inputs[i] + share * own[i]) / Math.sqrt(2));
    }
    return inputs;
  }
}
