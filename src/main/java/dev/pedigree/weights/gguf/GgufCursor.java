package dev.pedigree.weights.gguf;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads numbers, strings and arrays of a GGUF header, checking every length before using it. */
final class GgufCursor {
  static final int STRING = 8;
  static final int ARRAY = 9;

  /**
   * Deepest nesting of arrays; the specification has no limit, known files have at most two levels.
   */
  private static final int DEEPEST = 64;

  /** A shorter length beyond the end may be right, in a file that is cut; a longer one is wrong. */
  private static final int CREDIBLE = 100;

  private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};
  private static final String[] NAMES = {
    "u8", "i8", "u16", "i16", "u32", "i32", "f32", "bool", "string", "array", "u64", "i64", "f64"
  };

  /** Thrown at the end of the buffer, which may not be the end of the file. */
  static final class TooShort extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooShort() {
      super(null, null, false, false);
    }
  }

  private final ByteBuffer buffer;
  private final long size;
  private final int wide;
  private final Notes notes;
  private final int limit;
  private int at;

  /**
   * @param buffer the file from its start, in the byte order of the file
   * @param size of the whole file
   * @param version 1 has 32-bit lengths
   */
  GgufCursor(ByteBuffer buffer, long size, int version, int at, Notes notes) {
    this.buffer = buffer;
    this.size = size;
    this.wide = version == 1 ? 4 : 8;
    this.at = at;
    this.notes = notes;
    this.limit = buffer.limit();
  }

  /** Another cursor over the same bytes. */
  GgufCursor from(int position) {
    return new GgufCursor(buffer, size, wide == 4 ? 1 : 3, position, notes);
  }

  int at() {
    return at;
  }

  /** Bytes from here to the end of the file. */
  long left() {
    return size - at;
  }

  /** Size of a length or count, in bytes. */
  int wide() {
    return wide;
  }

  private void need(long count) {
    if (count > limit - at) {
      throw new TooShort();
    }
  }

  int u32() {
    need(4);
    at += 4;
    return buffer.getInt(at - 4);
  }

  long i64() {
    need(8);
    at += 8;
    return buffer.getLong(at - 8);
  }

  /** A count or length; negative when it does not fit 63 bits. */
  long count() {
    return wide == 8 ? i64() : Integer.toUnsignedLong(u32());
  }

  /** A string; bytes that are not UTF-8 become {@code \xNN}. */
  String string() {
    int length = stringLength();
    String text = text(at, length);
    at += length;
    return text;
  }

  /** The length of the string that starts here, whose bytes are all in the buffer. */
  private int stringLength() {
    int from = at;
    long length = count();
    if (length > left() && length < CREDIBLE) {
      notes.reject("truncated.header", Notes.at(size));
    }
    if (length < 0 || length > left()) {
      throw notes.stop(
          "length-too-large",
          Notes.at(from),
          "length",
          Long.toUnsignedString(length),
          "left",
          left());
    }
    need(length);
    return (int) length;
  }

  private String text(int from, int length) {
    byte[] bytes = new byte[length];
    buffer.get(from, bytes);
    for (byte b : bytes) {
      if (b < 0) {
        return Utf8.text(bytes);
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Whether the string that starts here, its length first, is UTF-8. */
  boolean sound(int from) {
    long length = wide == 8 ? buffer.getLong(from) : Integer.toUnsignedLong(buffer.getInt(from));
    byte[] bytes = new byte[(int) length];
    buffer.get(from + wide, bytes);
    return Utf8.sound(bytes);
  }

  /** The name of a value type, which must be a known one. */
  static String name(int type) {
    return NAMES[type];
  }

  /** Reads a value type. */
  int type() {
    int from = at;
    int type = u32();
    if (type < 0 || type >= NAMES.length) {
      throw notes.stop("bad-value-type", Notes.at(from), "type", Integer.toUnsignedString(type));
    }
    return type;
  }

  /** Reads a value that is not an array: Long, BigInteger, Float, Double, Boolean or String. */
  Object scalar(int type) {
    if (type == STRING) {
      return string();
    }
    int from = at;
    need(SIZES[type]);
    at += SIZES[type];
    return switch (type) {
      case 0 -> (long) (buffer.get(from) & 0xff);
      case 1 -> (long) buffer.get(from);
      case 2 -> (long) (buffer.getShort(from) & 0xffff);
      case 3 -> (long) buffer.getShort(from);
      case 4 -> Integer.toUnsignedLong(buffer.getInt(from));
      case 5 -> (long) buffer.getInt(from);
      case 6 -> buffer.getFloat(from);
      case 7 -> bool(from);
      case 10 -> unsigned(buffer.getLong(from));
      case 11 -> buffer.getLong(from);
      default -> buffer.getDouble(from);
    };
  }

  private boolean bool(int from) {
    int value = buffer.get(from) & 0xff;
    if (value > 1) {
      notes.warning("bad-bool", Notes.at(from), "value", value);
    }
    return value != 0;
  }

  private static Object unsigned(long value) {
    return value >= 0 ? (Object) value : new java.math.BigInteger(Long.toUnsignedString(value));
  }

  /** Reads an array without decoding its elements. */
  MetadataArray array() {
    int from = at;
    int element = type();
    int lengthAt = at;
    long length = count();
    checkLength(element, length, lengthAt);
    int start = at;
    if (element == ARRAY) {
      at = from;
      skipNested();
    } else {
      skipFlat(element, (int) length);
    }
    return new MetadataArray(this, start, at, element, (int) length);
  }

  private void checkLength(int element, long length, int lengthAt) {
    int least = element == STRING ? wide : element == ARRAY ? 4 + wide : SIZES[element];
    if (length < 0 || length > left() / least) {
      throw notes.stop(
          "length-too-large",
          Notes.at(lengthAt),
          "length",
          Long.toUnsignedString(length),
          "left",
          left());
    }
    if (length > limit) {
      throw new TooShort();
    }
  }

  private void skipFlat(int element, int length) {
    if (element != STRING) {
      need((long) length * SIZES[element]);
      at += length * SIZES[element];
    } else if (wide == 8) {
      skipStrings(length);
    } else {
      for (int i = 0; i < length; i++) {
        skipString();
      }
    }
  }

  /** Skips strings; optimised, as a vocabulary has a quarter of a million of them. */
  private void skipStrings(int count) {
    int position = at;
    int last = limit - 8;
    for (int i = 0; i < count; i++) {
      if (position > last) {
        at = position;
        throw new TooShort();
      }
      long length = buffer.getLong(position);
      if (length < 0 || length > last - position) {
        at = position;
        skipString();
        position = at;
      } else {
        position += 8 + (int) length;
      }
    }
    at = position;
  }

  private void skipString() {
    int length = stringLength();
    at += length;
  }

  private void skipNested() {
    int start = at;
    long[] open = new long[DEEPEST];
    int depth = 0;
    boolean done = false;
    while (!done) {
      int element = type();
      int lengthAt = at;
      long length = count();
      checkLength(element, length, lengthAt);
      if (element == ARRAY && length > 0) {
        if (depth == DEEPEST) {
          throw notes.stop("nesting-too-deep", Notes.at(start), "limit", DEEPEST);
        }
        open[depth++] = length;
      } else {
        if (element != ARRAY) {
          skipFlat(element, (int) length);
        }
        while (depth > 0 && --open[depth - 1] == 0) {
          depth--;
        }
        done = depth == 0;
      }
    }
    notes.warning("nested-array-not-portable", Notes.at(start));
  }
}
