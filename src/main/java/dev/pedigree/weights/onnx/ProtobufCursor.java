package dev.pedigree.weights.onnx;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks the fields of protobuf messages in place. Values with a length are skipped without being
 * read, so that the cost of a model depends on its structure and not on its weights. The encoding
 * is that of {@code protobuf.dev/programming-guides/encoding}.
 */
final class ProtobufCursor {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;
  private static final int GROUP = 3;
  private static final int GROUP_END = 4;

  private static final int DEEPEST = 64;
  private static final int SMALLEST_WINDOW = 1 << 12;
  private static final int LARGEST_WINDOW = 1 << 18;

  /**
   * One field.
   *
   * @param number field number in the schema
   * @param wire wire type
   * @param value of a varint
   * @param from first byte of the value, in the file
   * @param to the byte after the value
   */
  record Field(int number, int wire, long value, long from, long to) {
    long length() {
      return to - from;
    }
  }

  /** Called for each field. */
  interface Visitor {
    void visit(Field field) throws IOException;
  }

  private final ByteSource source;
  private final Notes notes;
  private final long size;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long windowAt;
  private long at;

  ProtobufCursor(ByteSource source, Notes notes) throws IOException {
    this.source = source;
    this.notes = notes;
    this.size = source.size();
  }

  /** Visits the fields of the message between two bytes of the file, in file order. */
  void fields(long from, long to, Visitor visitor) throws IOException {
    for (long next = from; next < to; ) {
      Field field = field(next, to);
      visitor.visit(field);
      next = field.to();
    }
  }

  /** Visits each number of a repeated integer field, packed or not. */
  void integers(Field field, java.util.function.LongConsumer visitor) throws IOException {
    if (field.wire() == VARINT) {
      visitor.accept(field.value());
      return;
    }
    at = field.from();
    while (at < field.to()) {
      visitor.accept(varint(field.to()));
    }
  }

  /** How many varints lie in a packed field. */
  long count(Field field) throws IOException {
    long count = 0;
    for (long i = field.from(); i < field.to(); i++) {
      count += get(i) >= 0 ? 1 : 0;
    }
    return count;
  }

  byte[] bytes(Field field) throws IOException {
    return source.read(field.from(), (int) field.length());
  }

  /** The field that starts at a byte, in a message that ends at another. */
  Field field(long start, long end) throws IOException {
    at = start;
    long key = varint(end);
    long number = key >>> 3;
    int wire = (int) (key & 7);
    if (number == 0 || number >= 1 << 29 || wire == GROUP_END) {
      throw notes.stop("bad-tag", Notes.at(start), "wire", wire);
    }
    long from = at;
    long value = 0;
    if (wire == GROUP) {
      notes.warning("group-field", Notes.at(start), "field", number);
      group(number, end);
    } else {
      value = value(wire, start, end);
      from = wire == BYTES ? at - value : from;
    }
    return new Field((int) number, wire, value, from, at);
  }

  /** Skips a value; returns the number of a varint or the length of bytes. */
  private long value(int wire, long start, long end) throws IOException {
    long from = at;
    switch (wire) {
      case VARINT -> {
        return varint(end);
      }
      case FIXED64 -> skip(8, from, end);
      case FIXED32 -> skip(4, from, end);
      case BYTES -> {
        long length = varint(end);
        skip(length, from, end);
        return length;
      }
      default -> throw notes.stop("bad-tag", Notes.at(start), "wire", wire);
    }
    return 0;
  }

  private void skip(long length, long from, long end) {
    boolean credible = length >= 0 && length <= Integer.MAX_VALUE;
    if (!credible || length > end - at && end < size) {
      throw notes.stop(
          "length-too-large",
          Notes.at(from),
          "length",
          Long.toUnsignedString(length),
          "left",
          end - at);
    }
    if (length > end - at) {
      throw notes.stop("truncated.header", Notes.at(size));
    }
    at += length;
  }

  /** Skips a group, which protobuf has deprecated: all fields up to its end tag. */
  private void group(long number, long end) throws IOException {
    Deque<Long> open = new ArrayDeque<>();
    open.push(number);
    while (!open.isEmpty()) {
      long start = at;
      long key = varint(end);
      int wire = (int) (key & 7);
      if (wire == GROUP) {
        if (open.size() >= DEEPEST) {
          throw notes.stop("nesting-too-deep", Notes.at(start), "limit", DEEPEST);
        }
        open.push(key >>> 3);
      } else if (wire == GROUP_END) {
        if (open.pop() != key >>> 3) {
          throw notes.stop("bad-tag", Notes.at(start), "wire", wire);
        }
      } else {
        value(wire, start, end);
      }
    }
  }

  private long varint(long end) throws IOException {
    long start = at;
    long result = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= end) {
        throw notes.stop(end < size ? "bad-varint" : "truncated.header", Notes.at(start));
      }
      byte b = get(at++);
      result |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return result;
      }
    }
    throw notes.stop("bad-varint", Notes.at(start));
  }

  /** Reads through a window that doubles in sequential reading and is small again after a skip. */
  private byte get(long position) throws IOException {
    long inside = position - windowAt;
    if (inside < 0 || inside >= window.limit()) {
      int length =
          inside == window.limit()
              ? Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, 2 * window.limit()))
              : SMALLEST_WINDOW;
      window = ByteBuffer.wrap(source.read(position, length));
      windowAt = position;
      if (window.limit() == 0) {
        throw notes.stop("truncated.header", Notes.at(position));
      }
      inside = 0;
    }
    return window.get((int) inside);
  }
}
