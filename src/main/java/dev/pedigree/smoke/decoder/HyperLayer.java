package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.streams.Connection;
import dev.pedigree.smoke.streams.NgramMemory;
import java.util.List;

/**
 * A layer between hyper-connections.
 *
 * @param mix the token mixer with its norms
 * @param mixName its name in messages
 * @param feedForward network with its norms
 * @param aroundMix joins the mixer to the streams
 * @param aroundFeedForward joins the network to the streams
 * @param memory what is added to the streams before, or null
 */
record HyperLayer(
    Branch mix,
    String mixName,
    Branch feedForward,
    Connection aroundMix,
    Connection aroundFeedForward,
    NgramMemory memory)
    implements Step {

  @Override
  public float[] of(float[] x, Batch batch, int width, int layer, Watch watch) {
    float[] from = memory == null ? x : memory.added(x, batch, width, layer);
    float[] mixed = step(from, mix, aroundMix, batch, width);
    watch.after(layer, mixName, mixed);
    float[] out = step(mixed, feedForward, aroundFeedForward, batch, width);
    watch.after(layer, "residual", out);
    return out;
  }

  private static float[] step(
      float[] streams, Branch branch, Connection around, Batch batch, int width) {
    Connection.Joint joint = around.of(streams, batch.rows(), width);
    float[] output = branch.output(branch.input(joint.input(), width), batch, width);
    return around.joined(streams, joint, output, batch.rows(), width);
  }

  @Override
  public List<Block> blocks() {
    return List.of(mix.block(), feedForward.block());
  }
}
