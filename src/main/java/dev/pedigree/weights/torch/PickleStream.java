package dev.pedigree.weights.torch;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.HttpSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads pickles that follow each other, with numbers or data between them. It reads little beyond a
 * pickle, as only its last opcode tells where it ends.
 */
final class PickleStream {
  /** Most bytes of a pickle; no real header is longer. */
  private static final int LONGEST = 1 << 28;

  /** Bytes to read at once from a local file: a few thousand records of storages or tensors. */
  private static final int LOCAL = 1 << 20;

  /** Fewest bytes to have before reading a pickle: more than a record of a storage or tensor. */
  private static final int RECORD = 1 << 12;

  private final ByteSource source;
  private final PickleBudget budget;
  private final PickleGlobals allowed;
  private final Notes notes;
  private final long limit;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long start;
  private long position;

  /**
   * @param from where the first pickle begins
   * @param limit position of the end of the stream
   */
  PickleStream(
      ByteSource source,
      long from,
      long limit,
      PickleBudget budget,
      PickleGlobals allowed,
      Notes notes) {
    this.source = source;
    this.budget = budget;
    this.allowed = allowed;
    this.notes = notes;
    this.start = from;
    this.position = from;
    this.limit = limit;
  }

  /** Position in the file of the next byte. */
  long position() {
    return position;
  }

  long left() {
    return limit - position;
  }

  void skip(long bytes) {
    position += Math.min(bytes, left());
  }

  /** Reads the next pickle and reports the names in it. */
  Object next() throws IOException {
    if (left() <= 0) {
      throw notes.stop("truncated.header", Notes.at(limit));
    }
    int most = (int) Math.min(left(), LONGEST);
    open(Math.min(most, RECORD), Math.min(most, source.remote() ? HttpSource.WINDOW : LOCAL));
    while (true) {
      Notes own = new Notes(source.name());
      long before = budget.spent();
      Unpickler unpickler = new Unpickler(window, start, budget, own);
      try {
        Object value = unpickler.read();
        position = start + unpickler.end();
        keep(unpickler, own);
        return value;
      } catch (FindingException e) {
        long wanted = unpickler.wanted() - window.position();
        if (wanted > window.remaining() && wanted <= most) {
          budget.reset(before);
          int longer = (int) Math.min(most, Math.max(wanted, 4L * window.remaining()));
          open(longer, longer);
        } else {
          keep(unpickler, own);
          throw cut(unpickler, e);
        }
      }
    }
  }

  private void keep(Unpickler unpickler, Notes own) {
    notes.take(own);
    allowed.report(unpickler.globals());
  }

  /** A pickle that breaks at the end of the file is reported as cut off. */
  private FindingException cut(Unpickler unpickler, FindingException failure) throws IOException {
    boolean end = start + unpickler.end() >= Math.min(limit, start + window.limit()) - 16;
    if (!failure.finding().rule().equals("weights.bad-pickle") || !end) {
      return failure;
    }
    notes.add(failure.finding());
    return notes.stop("truncated.header", Notes.at(source.size()));
  }

  /** The next eight bytes as a number, or −1 if there are fewer; no valid number is negative. */
  long number() throws IOException {
    if (left() < Long.BYTES) {
      return -1;
    }
    open(Long.BYTES, Long.BYTES);
    position += Long.BYTES;
    return window.getLong(window.position());
  }

  /** Moves the window to the position; reads a new one if too few bytes are left in it. */
  private void open(int enough, int length) throws IOException {
    long at = position - start;
    if (at + enough <= window.limit()) {
      window.position((int) at);
    } else {
      window = source.view(position, length).duplicate().order(ByteOrder.LITTLE_ENDIAN);
      start = position;
    }
  }
}
