package dev.pedigree.smoke.parts;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of any size, mapped piece by piece. Pieces overlap, so that every span of up to {@link
 * #SPAN} bytes lies in one of them: a Java buffer holds 2 GB at most.
 */
final class MappedFile implements Closeable {
  private static final long PIECE = 1L << 30;

  /** Bytes that {@link #at} gives at least, unless the file ends before. */
  static final int SPAN = 1 << 28;

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

  /** The order in which numbers are stored: the lowest byte first unless told otherwise. */
  void order(ByteOrder stored) {
    synchronized (pieces) {
      order = stored;
      for (ByteBuffer piece : pieces) {
        if (piece != null) {
          piece.order(stored);
        }
      }
    }
  }

  /** Whether numbers are stored with their highest byte first. */
  boolean bigEndian() {
    synchronized (pieces) {
      return order == ByteOrder.BIG_ENDIAN;
    }
  }

  long size() {
    return size;
  }

  /** The piece in which an offset lies; read it from {@link #local} on, by absolute index. */
  ByteBuffer at(long offset) {
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

  /** The index of an offset within its piece. */
  static int local(long offset) {
    return (int) (offset % PIECE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
