package dev.pedigree.smoke.parts;

import dev.pedigree.weights.source.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file of which only the ranges that are asked for are read, and counted. */
final class RangedFile implements WeightBytes {
  private final ByteSource source;
  private final long size;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private long read;

  RangedFile(ByteSource source) throws IOException {
    this.source = source;
    this.size = source.size();
  }

  @Override
  public synchronized void order(ByteOrder stored) {
    order = stored;
  }

  @Override
  public synchronized boolean bigEndian() {
    return order == ByteOrder.BIG_ENDIAN;
  }

  @Override
  public long size() {
    return size;
  }

  /** Bytes that were read so far. */
  synchronized long read() {
    return read;
  }

  @Override
  public synchronized ByteBuffer at(long offset, int length) {
    try {
      ByteBuffer bytes = source.view(offset, length);
      if (bytes.remaining() < length) {
        throw new EOFException(source.name() + " ends before byte " + (offset + length));
      }
      read += length;
      return bytes.slice().order(order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int local(long offset) {
    return 0;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
