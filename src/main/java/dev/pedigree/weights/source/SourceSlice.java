package dev.pedigree.weights.source;

import java.io.IOException;

/**
 * A part of a source as a source of its own, such as a file inside an archive that packs nothing.
 * Closing it does not close the whole.
 *
 * @param whole what it is a part of
 * @param from first byte in the whole
 * @param size bytes of the part
 */
public record SourceSlice(ByteSource whole, long from, long size) implements ByteSource {

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public byte[] read(long offset, int length) throws IOException {
    return offset < 0 || offset >= size
        ? new byte[0]
        : whole.read(from + offset, (int) Math.min(length, size - offset));
  }

  @Override
  public boolean remote() {
    return whole.remote();
  }
}
