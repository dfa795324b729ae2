package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;

/**
 * A block with something behind it that needs no room of its own.
 *
 * @param block the block
 * @param change what happens to its output
 */
record Behind(Block block, Block change) implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    return change.of(block.of(x, batch), batch);
  }
}
