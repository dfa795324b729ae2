package dev.pedigree.weights;

import dev.pedigree.diagnostics.FindingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON from bytes, strictly by RFC 8259, and knows its position in the file. It does not
 * recurse and builds no number beyond 64 bits, so that its cost is bounded by the length of the
 * text.
 */
public final class JsonCursor {
  /** Deepest nesting, as in serde_json, which the reference implementation uses. */
  static final int DEEPEST = 128;

  private final byte[] bytes;
  private final long base;
  private final Notes notes;
  private final String what;
  private int at;

  /**
   * @param base position of the first byte in the file
   * @param what the first word of the rules it reports: {@code header} or {@code index}
   */
  public JsonCursor(byte[] bytes, long base, String what, Notes notes) {
    this.what = what;
    this.bytes = bytes;
    this.base = base;
    this.notes = notes;
  }

  /** Position in the file. */
  public long position() {
    return base + at;
  }

  public boolean atEnd() {
    return at >= bytes.length;
  }

  /** The next byte, or −1 at the end. */
  public int peek() {
    return at < bytes.length ? bytes[at] & 0xff : -1;
  }

  public void skip(int count) {
    at += count;
  }

  /** Skips white space; tells whether there was any. */
  public boolean space() {
    int from = at;
    while (at < bytes.length
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at > from;
  }

  /** Skips white space and one character, which must be there. */
  public void expect(char wanted) {
    space();
    if (peek() != wanted) {
      throw bad("'" + wanted + "'");
    }
    at++;
  }

  /** Skips white space and one character, if it is there. */
  public boolean accept(char wanted) {
    space();
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  public FindingException bad(String expected) {
    return notes.stop(
        what + "-not-json", Notes.at(position()), "expected", expected, "found", found());
  }

  private String found() {
    int next = peek();
    if (next < 0) {
      return "EOF";
    }
    return next > ' ' && next < 0x7f ? "'" + (char) next + "'" : String.format("0x%02x", next);
  }

  /** Reads a string; the cursor must be at its first quote. */
  public String string() {
    if (peek() != '"') {
      throw bad("'\"'");
    }
    int from = ++at;
    boolean ascii = true;
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b == '"') {
        String text = ascii ? latin(from, at) : utf8(from, at);
        at++;
        return text;
      }
      if (b == '\\') {
        return escaped(from);
      }
      if (b >= 0 && b < ' ') {
        throw bad("\\u0000");
      }
      ascii &= b >= 0;
      at++;
    }
    throw bad("'\"'");
  }

  private String latin(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String utf8(int from, int to) {
    ByteBuffer part = ByteBuffer.wrap(bytes, from, to - from);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw notes.stop(what + "-not-utf8", Notes.at(base + part.position()));
    }
  }

  private String escaped(int from) {
    StringBuilder out = new StringBuilder(utf8(from, at));
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b == '"') {
        at++;
        return out.toString();
      }
      if (b == '\\') {
        escape(out);
      } else {
        int start = at;
        while (at < bytes.length && bytes[at] != '"' && bytes[at] != '\\') {
          if (bytes[at] >= 0 && bytes[at] < ' ') {
            throw bad("\\u0000");
          }
          at++;
        }
        out.append(utf8(start, at));
      }
    }
    throw bad("'\"'");
  }

  private void escape(StringBuilder out) {
    int start = at++;
    int kind = peek();
    int plain = "\"\\/bfnrt".indexOf(kind);
    if (plain >= 0) {
      out.append("\"\\/\b\f\n\r\t".charAt(plain));
      at++;
      return;
    }
    if (kind != 'u') {
      throw bad("\\n");
    }
    at++;
    char unit = hex();
    if (Character.isHighSurrogate(unit)
        && peek() == '\\'
        && at + 1 < bytes.length
        && bytes[at + 1] == 'u') {
      at += 2;
      char low = hex();
      if (Character.isLowSurrogate(low)) {
        out.append(unit).append(low);
        return;
      }
    }
    if (Character.isSurrogate(unit)) {
      at = start;
      throw bad("\\ud800\\udc00");
    }
    out.append(unit);
  }

  private char hex() {
    int value = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw bad("\\u0000");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  /**
   * A whole number without sign, point or exponent, up to 2^64 − 1.
   *
   * @return the number as unsigned 64 bits, or null for any other value, which is skipped
   */
  public Long whole() {
    space();
    int from = at;
    long value = 0;
    boolean fits = true;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      int digit = bytes[at++] - '0';
      if (at - from > 18) {
        fits &=
            at - from <= 20
                && Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) <= 0;
      }
      value = value * 10 + digit;
    }
    int next = peek();
    boolean ends = next == ',' || next == ']' || next == '}' || next <= ' ';
    if (at == from || !ends || (bytes[from] == '0' && at - from > 1)) {
      at = from;
      value();
      return null;
    }
    return fits ? value : null;
  }

  /** Skips any value, and white space before it. */
  public void value() {
    byte[] open = new byte[DEEPEST];
    int depth = 0;
    while (true) {
      space();
      int next = peek();
      if (next == '{' || next == '[') {
        if (depth == DEEPEST) {
          throw notes.stop("nesting-too-deep", Notes.at(position()), "limit", DEEPEST);
        }
        open[depth++] = (byte) next;
        at++;
        space();
        if (peek() != closing(next)) {
          if (next == '{') {
            key();
          }
          continue;
        }
        at++;
        depth--;
      } else if (next == '"') {
        string();
      } else {
        scalar();
      }
      while (depth > 0) {
        space();
        if (peek() == closing(open[depth - 1])) {
          at++;
          depth--;
        } else {
          expect(',');
          space();
          if (open[depth - 1] == '{') {
            key();
          }
          break;
        }
      }
      if (depth == 0) {
        return;
      }
    }
  }

  private void key() {
    string();
    expect(':');
  }

  private static int closing(int opening) {
    return opening == '{' ? '}' : ']';
  }

  private void scalar() {
    for (String word : new String[] {"true", "false", "null"}) {
      if (word(word)) {
        at += word.length();
        return;
      }
    }
    if (peek() == '-') {
      at++;
    }
    int from = at;
    digits();
    if (at - from > 1 && bytes[from] == '0') {
      at = from;
      throw bad("0");
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
  }

  private void digits() {
    int from = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw bad("0 true null {} [] \"\"");
    }
  }

  /** Whether a word is next; the cursor does not move. */
  public boolean word(String word) {
    if (at + word.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The text between two positions of the file, at most a hundred characters of it. */
  public String text(long from) {
    int start = (int) (from - base);
    return new String(bytes, start, Math.min(at - start, 100), StandardCharsets.UTF_8);
  }
}
