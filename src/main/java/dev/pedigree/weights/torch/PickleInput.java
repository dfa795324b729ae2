package dev.pedigree.weights.torch;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the operands of pickle opcodes: numbers, texts, lines. */
final class PickleInput {
  /** Most bytes of a number; no size is longer, and a longer number is kept as unknown. */
  private static final int LONGEST_NUMBER = 64;

  private static final int MOST_DIGITS = 150;

  /** Most bytes of a text; no name is longer, and of a longer text the start is kept. */
  private static final int LONGEST_TEXT = 1 << 21;

  private final ByteBuffer in;
  private final long base;
  private final Notes notes;
  private int at;
  private long wanted;

  /**
   * @param in positioned at the pickle, limited to where it must end
   * @param base position of index 0 of the buffer in the file
   */
  PickleInput(ByteBuffer in, long base, Notes notes) {
    this.in = in.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.base = base;
    this.notes = notes;
    this.at = in.position();
  }

  /** Index of the next byte. */
  int at() {
    return at;
  }

  int limit() {
    return in.limit();
  }

  /** Index up to which bytes were needed when there were too few; 0 when there were enough. */
  long wanted() {
    return wanted;
  }

  /** Position in the file of an index. */
  long position(int index) {
    return base + index;
  }

  FindingException bad(int index) {
    return notes.stop("bad-pickle", Notes.at(position(index)));
  }

  void need(long count) {
    if (count < 0 || count > in.limit() - at) {
      wanted = count < 0 || count > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + count;
      throw bad(at);
    }
  }

  int u8() {
    need(1);
    return in.get(at++) & 0xff;
  }

  int u16() {
    need(2);
    at += 2;
    return in.getShort(at - 2) & 0xffff;
  }

  long u32() {
    need(4);
    at += 4;
    return Integer.toUnsignedLong(in.getInt(at - 4));
  }

  long i64() {
    need(8);
    at += 8;
    return in.getLong(at - 8);
  }

  /** Text up to the end of the line. */
  String line() {
    int from = at;
    while (at < in.limit() && in.get(at) != '\n') {
      at++;
    }
    need(1);
    at++;
    return text(from, at - 1 - from);
  }

  private String text(int from, int length) {
    byte[] bytes = new byte[Math.min(length, LONGEST_TEXT)];
    in.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String string(long length) {
    need(length);
    int from = at;
    String value = text(from, (int) length);
    at += (int) length;
    if (length > LONGEST_TEXT) {
      notes.warning("long-text", Notes.at(position(from)), "bytes", length);
    } else if (value.indexOf('\ufffd') >= 0) {
      if (!surrogates(from, (int) length)) {
        throw bad(from);
      }
      notes.warning("string-not-utf8", Notes.at(position(from)), "key", Notes.shown(value));
    }
    return value;
  }

  /**
   * Whether text that is not UTF-8 may be Python's, which encodes lone surrogates as characters.
   */
  private boolean surrogates(int from, int length) {
    for (int i = from; i + 1 < from + length; i++) {
      boolean start = (in.get(i) & 0xff) == 0xed && (in.get(i + 1) & 0xff) >= 0xa0;
      boolean itself = (in.get(i) & 0xff) == 0xef; // U+FFFD is written EF BF BD
      if (start || itself) {
        return true;
      }
    }
    return false;
  }

  /** Skips bytes and keeps only their position. */
  PickleNode.Bytes bytes(long length) {
    need(length);
    at += (int) length;
    return new PickleNode.Bytes(position(at - (int) length), (int) length);
  }

  /** A whole number in two's complement, little-endian. */
  Object number(long length, int opAt) {
    need(length);
    at += (int) length;
    if (length > LONGEST_NUMBER) {
      notes.warning("large-number", Notes.at(position(opAt)), "bytes", length);
      return PickleNode.NONE;
    }
    byte[] big = new byte[(int) length];
    for (int i = 0; i < length; i++) {
      big[(int) length - 1 - i] = in.get(at - (int) length + i);
    }
    return length == 0 ? (Object) 0L : narrow(new BigInteger(big));
  }

  /** A whole number on a line of its own; {@code 00} and {@code 01} are false and true. */
  Object decimal(int opAt) {
    String digits = line().strip();
    if (digits.equals("01") || digits.equals("00")) {
      return digits.equals("01");
    }
    if (digits.endsWith("L")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    if (digits.length() > MOST_DIGITS) {
      notes.warning("large-number", Notes.at(position(opAt)), "bytes", digits.length());
      return PickleNode.NONE;
    }
    try {
      return narrow(new BigInteger(digits));
    } catch (NumberFormatException e) {
      throw bad(opAt);
    }
  }

  private static Object narrow(BigInteger number) {
    return number.bitLength() < 64 ? (Object) number.longValue() : number;
  }

  Object decimalFraction(int opAt) {
    try {
      return Double.parseDouble(line().strip());
    } catch (NumberFormatException e) {
      throw bad(opAt);
    }
  }

  /** A quoted text on a line of its own, as {@code repr} of Python 2 wrote it. */
  String quoted(int opAt) {
    String line = line().strip();
    boolean sound =
        line.length() >= 2
            && (line.charAt(0) == '\'' || line.charAt(0) == '"')
            && line.charAt(line.length() - 1) == line.charAt(0);
    if (!sound) {
      throw bad(opAt);
    }
    return PickleEscapes.all(line.substring(1, line.length() - 1));
  }
}
