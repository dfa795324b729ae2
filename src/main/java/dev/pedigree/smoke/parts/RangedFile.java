package dev.pedigree.smoke.parts;

import dev.pedigree.weights.source.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A file of which only the ranges that are asked for are read, and counted. It is opened when the
 * first of them is: of many shards most are never asked.
 */
final class RangedFile implements WeightBytes {
  private final Opening opening;
  private final long size;
  private ByteSource source;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private long read;

  /** Opens the file. */
  interface Opening {
    ByteSource open() throws IOException;
  }

  /**
   * @param size of the file, by its header
   */
  RangedFile(Opening opening, long size) {
    this.opening = opening;
    this.size = size;
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
      source = source == null ? opening.open() : source;
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
  public synchronized void close() throws IOException {
    if (source != null) {
      source.close();
    }
  }
}
