package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.streams.TwoStates;
import java.util.List;

/**
 * A layer in one run of a stack (HRM-Text). A run starts from the sum of both streams, and its
 * result, normed, is the new state of its own stream.
 *
 * @param layer what is computed
 * @param stream its own: 0 the high one, 1 the low one
 * @param first whether it is the first layer of the stack
 * @param end norm after the last layer of the stack; null in others
 */
record StackLayer(Step layer, int stream, boolean first, Norm end) implements Step {

  @Override
  public float[] of(float[] x, Batch batch, int width, int number, Watch watch) {
    int rows = batch.rows();
    float[] own = TwoStates.taken(x, stream, rows, width);
    if (first) {
      float[] other = TwoStates.taken(x, 1 - stream, rows, width);
      for (int i = 0; i < own.length; i++) {
        own[i] += other[i];
      }
    }
    float[] out = layer.of(own, batch, width, number, watch);
    if (end != null) {
      end.inPlace(out, 0, rows, width);
    }
    float[] both = x.clone();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(out, r * width, both, (2 * r + stream) * width, width);
    }
    return both;
  }

  @Override
  public List<Block> blocks() {
    return layer.blocks();
  }
}
