package dev.pedigree.weights;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks and decodes text that should be UTF-8. */
public final class Utf8 {
  private Utf8() {}

  /** Whether all bytes are valid UTF-8. */
  public static boolean sound(byte[] bytes) {
    return sound(bytes, 0, bytes.length);
  }

  private static boolean sound(byte[] bytes, int from, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * The text; bytes that are not UTF-8 become {@code \xNN}, so that different names stay different.
   */
  public static String text(byte[] bytes) {
    if (sound(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (from < bytes.length) {
      int length = character(bytes, from);
      if (length == 0) {
        out.append(String.format("\\x%02X", bytes[from++]));
      } else {
        out.append(new String(bytes, from, length, StandardCharsets.UTF_8));
        from += length;
      }
    }
    return out.toString();
  }

  /** Length of the character that begins here, or 0 if none does. */
  private static int character(byte[] bytes, int from) {
    int first = bytes[from] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return length > 0 && from + length <= bytes.length && sound(bytes, from, length) ? length : 0;
  }
}
