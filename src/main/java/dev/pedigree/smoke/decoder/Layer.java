package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import java.util.List;

/**
 * One layer: a token mixer and a feed-forward network.
 *
 * @param mix attention or another token mixer
 * @param mixName its name in messages
 * @param feedForward feed-forward network or experts
 * @param parallel whether both start from the same input; a feed-forward network without a norm
 *     then takes the normed input of the mixer
 * @param end what happens to the residual at the end
 */
record Layer(Branch mix, String mixName, Branch feedForward, boolean parallel, LayerEnd end)
    implements Step {

  @Override
  public float[] of(float[] x, Batch batch, int width, int layer, Watch watch) {
    float[] input = mix.input(x, width);
    float[] mixed = mix.output(input, batch, width);
    watch.after(layer, mixName, mixed);
    float[] sum = mix.joined(x, input, mixed, width);
    float[] from =
        parallel
            ? feedForward.before() == null ? input : feedForward.input(x, width)
            : feedForward.input(sum, width);
    float[] fed = feedForward.output(from, batch, width);
    watch.after(layer, "feed-forward", fed);
    float[] out = feedForward.joined(sum, from, fed, width);
    end.on(out, batch);
    watch.after(layer, "residual", out);
    return out;
  }

  @Override
  public List<Block> blocks() {
    return List.of(mix.block(), feedForward.block());
  }
}
