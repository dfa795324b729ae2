package dev.pedigree.smoke.attention;

/**
 * A block with something behind it that needs no room of its own.
 *
 * @param block the block
 * @param change what happens to its output
 */
public record Behind(Block block, Block change) implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    return change.of(block.of(x, batch), batch);
  }
}
