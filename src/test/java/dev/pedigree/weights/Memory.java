package dev.pedigree.weights;

import dev.pedigree.weights.source.ByteSource;
import java.util.Arrays;

/** A source of bytes in memory. */
public record Memory(String name, byte[] bytes) implements ByteSource {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public byte[] read(long offset, int length) {
    int from = (int) Math.min(offset, bytes.length);
    return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + length));
  }
}
