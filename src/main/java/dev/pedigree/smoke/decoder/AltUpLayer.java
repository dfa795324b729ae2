package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.streams.AltUp;
import dev.pedigree.smoke.streams.Laurel;
import dev.pedigree.smoke.streams.LayerInput;
import java.util.List;

/**
 * A layer of Gemma 3n: AltUp around attention with a low-rank branch beside it, and a network; at
 * the end the input of the layer is added to all streams but the first.
 *
 * @param mix attention with its norms
 * @param feedForward network with its norms
 * @param altUp joins the layer to the streams
 * @param laurel the low-rank branch, or null
 * @param input the input of the layer, or null
 * @param scale factors of the corrected stream before it opens that input, or null
 */
record AltUpLayer(
    Branch mix, Branch feedForward, AltUp altUp, Laurel laurel, LayerInput input, float[] scale)
    implements Step {

  @Override
  public float[] of(float[] x, Batch batch, int width, int layer, Watch watch) {
    int rows = batch.rows();
    float[] streams = altUp.predicted(x, rows, width);
    float[] active = altUp.active(streams, rows, width);
    float[] normed = mix.input(active, width);
    float[] mixed = mix.output(normed, batch, width);
    watch.after(layer, "attention", mixed);
    float[] beside = laurel == null ? normed : laurel.of(normed, rows);
    float[] sum = new float[active.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) ((active[i] + mixed[i] + beside[i]) / Math.sqrt(2));
    }
    float[] from = feedForward.input(sum, width);
    float[] fed = feedForward.output(from, batch, width);
    watch.after(layer, "feed-forward", fed);
    altUp.correct(streams, feedForward.joined(sum, from, fed, width), rows, width);
    if (input != null) {
      addInput(streams, batch, width);
    }
    watch.after(layer, "residual", streams);
    return streams;
  }

  private void addInput(float[] streams, Batch batch, int width) {
    float[] active = altUp.active(streams, batch.rows(), width);
    for (int i = 0; i < active.length && scale != null; i++) {
      active[i] *= scale[i % width];
    }
    float[] added = input.of(active, batch);
    for (int r = 0; r < batch.rows(); r++) {
      for (int m = 1; m < altUp.count(); m++) {
        for (int d = 0; d < width; d++) {
          streams[(r * altUp.count() + m) * width + d] += added[r * width + d];
        }
      }
    }
  }

  @Override
  public List<Block> blocks() {
    return List.of(mix.block(), feedForward.block());
  }
}
