package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.SequenceState;
import dev.pedigree.smoke.numbers.Linear;

/**
 * A gated convolution over the last few tokens (LFM 2).
 *
 * @param layer index of the layer
 * @param in projection to input gate, output gate and values, each of the full width
 * @param filter [width, tokens]: depthwise filter over the last tokens
 * @param bias [width], or null
 * @param out output projection
 */
record ShortConvolution(int layer, Linear in, float[] filter, float[] bias, Linear out)
    implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    int rows = batch.rows();
    int width = x.length / rows;
    int reach = filter.length / width;
    float[] parts = in.of(x, rows);
    float[] mixed = new float[x.length];
    for (Batch.Part part : batch.parts()) {
      SequenceState.Memory memory = part.state().memory(layer);
      memory.room(part.length() * width, 0);
      for (int i = 0; i < part.tokens().length; i++) {
        int row = (part.firstRow() + i) * width;
        int at = part.past() + i;
        for (int d = 0; d < width && at >= part.state().padding(); d++) {
          memory.keys()[at * width + d] = parts[3 * row + d] * parts[3 * row + 2 * width + d];
        }
        for (int d = 0; d < width; d++) {
          float sum = bias == null ? 0 : bias[d];
          for (int k = Math.max(0, reach - 1 - at); k < reach; k++) {
            sum += filter[d * reach + k] * memory.keys()[(at - reach + 1 + k) * width + d];
          }
          mixed[row + d] = parts[3 * row + width + d] * sum;
        }
      }
    }
    return out.of(mixed, rows);
  }
}
