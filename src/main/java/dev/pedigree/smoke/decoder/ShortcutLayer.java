package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import java.util.List;

/**
 * A layer of LongCat-Flash: two attentions and two networks in turn; experts read what the first
 * network reads, and are added at the end.
 *
 * @param mixes the attentions with the norms before them
 * @param feedForwards the networks with the norms before them
 * @param experts beside the second half
 */
record ShortcutLayer(List<Branch> mixes, List<Branch> feedForwards, Block experts) implements Step {

  @Override
  public float[] of(float[] x, Batch batch, int width, int layer, Watch watch) {
    float[] sum = x;
    float[] shortcut = null;
    for (int i = 0; i < mixes.size(); i++) {
      float[] input = mixes.get(i).input(sum, width);
      float[] mixed = mixes.get(i).output(input, batch, width);
      watch.after(layer, "attention", mixed);
      sum = mixes.get(i).joined(sum, input, mixed, width);
      float[] from = feedForwards.get(i).input(sum, width);
      shortcut = shortcut == null ? experts.of(from, batch) : shortcut;
      float[] fed = feedForwards.get(i).output(from, batch, width);
      watch.after(layer, "feed-forward", fed);
      sum = feedForwards.get(i).joined(sum, from, fed, width);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += shortcut[i];
    }
    watch.after(layer, "residual", sum);
    return sum;
  }

  @Override
  public List<Block> blocks() {
    return List.of(
        mixes.get(0).block(),
        mixes.get(1).block(),
        feedForwards.get(0).block(),
        feedForwards.get(1).block(),
        experts);
  }
}
