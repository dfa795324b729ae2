package dev.pedigree.weights.torch;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.HttpSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Pickles one after the other, with numbers or data between them. No more is read than a pickle
 * needs, for nothing says beforehand where it ends.
 */
final class PickleStream {
  /** No real header is longer. */
  private static final int LONGEST = 1 << 28;

  /** Holds a few thousand records of a storage or tensor. */
  private static final int LOCAL = 1 << 20;

  /** Below this a new window is opened: no record is longer. */
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
   * @param limit what lies from here on does not belong to the stream
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

  /** Where reading goes on, from the start of the file. */
  long position() {
    return position;
  }

  long left() {
    return limit - position;
  }

  void skip(long bytes) {
    position += Math.min(bytes, left());
  }

  /** The value of the pickle that comes next; the names in it are judged and reported. */
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

  /** A pickle that breaks where the file ends was cut off. */
  private FindingException cut(Unpickler unpickler, FindingException failure) throws IOException {
    boolean end = start + unpickler.end() >= Math.min(limit, start + window.limit()) - 16;
    if (!failure.finding().rule().equals("weights.bad-pickle") || !end) {
      return failure;
    }
    notes.add(failure.finding());
    return notes.stop("truncated.header", Notes.at(source.size()));
  }

  /** The next eight bytes, or −1 when there are none; no number of these files is negative. */
  long number() throws IOException {
    if (left() < Long.BYTES) {
      return -1;
    }
    open(Long.BYTES, Long.BYTES);
    position += Long.BYTES;
    return window.getLong(window.position());
  }

  /** Puts the window at the position: the one that is there, if it holds enough. */
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
