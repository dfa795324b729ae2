package dev.pedigree.crawl.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a text file as text, and how they were written.
 *
 * @param text without a byte order mark; bytes that are none of the encoding become U+FFFD
 * @param encoding {@code UTF-8}, or another that its byte order mark or its zero bytes give away
 * @param marked whether a byte order mark stood before it
 * @param sound whether all bytes belong to the encoding
 */
public record Decoded(String text, String encoding, boolean marked, boolean sound) {

  /** A byte order mark and its encoding, the longer ones first. */
  private record Mark(String encoding, int... bytes) {
    boolean begins(byte[] text) {
      boolean there = text.length >= bytes.length;
      for (int i = 0; there && i < bytes.length; i++) {
        there = (text[i] & 0xff) == bytes[i];
      }
      return there;
    }
  }

  private static final Mark[] MARKS = {
    new Mark("UTF-32LE", 0xff, 0xfe, 0, 0),
    new Mark("UTF-32BE", 0, 0, 0xfe, 0xff),
    new Mark("UTF-8", 0xef, 0xbb, 0xbf),
    new Mark("UTF-16LE", 0xff, 0xfe),
    new Mark("UTF-16BE", 0xfe, 0xff)
  };

  /** Decodes a text. */
  public static Decoded of(byte[] bytes) {
    for (Mark mark : MARKS) {
      if (mark.begins(bytes)) {
        return of(bytes, mark.bytes().length, mark.encoding(), true);
      }
    }
    return of(bytes, 0, unmarked(bytes), false);
  }

  /** Text of JSON or YAML begins with an ASCII character, so zeros show the width of characters. */
  private static String unmarked(byte[] bytes) {
    if (bytes.length < 4 || bytes.length % 2 != 0) {
      return "UTF-8";
    }
    boolean little = bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
    boolean big = bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0;
    return little ? "UTF-16LE" : big ? "UTF-16BE" : "UTF-8";
  }

  private static Decoded of(byte[] bytes, int from, String encoding, boolean marked) {
    Charset charset = Charset.forName(encoding);
    String text = new String(bytes, from, bytes.length - from, charset);
    return new Decoded(text, encoding, marked, sound(bytes, from, charset));
  }

  private static boolean sound(byte[] bytes, int from, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether it is UTF-8, the encoding that every program expects. */
  public boolean usual() {
    return encoding.equals(StandardCharsets.UTF_8.name());
  }
}
