package dev.pedigree.smoke.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A memory-mapped file of any size. As a Java buffer has at most 2 GB, it is mapped in pieces,
 * which overlap so that any {@link #SPAN} bytes are within one of them.
 */
final class MappedFile implements WeightBytes {
  private static final long PIECE = 1L << 30;

  private static final int SPAN = 1 << 28;

  private final FileChannel channel;
  private final long size;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private final ByteBuffer[] pieces;

  /** Opens a file. */
  MappedFile(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.size = channel.size();
    this.pieces = new ByteBuffer[(int) (size / PIECE) + 1];
  }

  @Override
  public void order(ByteOrder stored) {
    synchronized (pieces) {
      order = stored;
      for (ByteBuffer piece : pieces) {
        if (piece != null) {
          piece.order(stored);
        }
      }
    }
  }

  @Override
  public boolean bigEndian() {
    synchronized (pieces) {
      return order == ByteOrder.BIG_ENDIAN;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ByteBuffer at(long offset, int length) {
    int index = (int) (offset / PIECE);
    synchronized (pieces) {
      if (pieces[index] == null) {
        long from = index * PIECE;
        try {
          pieces[index] =
              channel
                  .map(FileChannel.MapMode.READ_ONLY, from, Math.min(PIECE + SPAN, size - from))
                  .order(order);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return pieces[index];
    }
  }

  @Override
  public int local(long offset) {
    return (int) (offset % PIECE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
