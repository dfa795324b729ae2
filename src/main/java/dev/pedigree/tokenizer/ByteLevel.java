package dev.pedigree.tokenizer;

import java.util.Arrays;
import java.util.Optional;

/** The byte-level alphabet of GPT-2: a printable character for each of the 256 bytes. */
final class ByteLevel {
  private static final char[] LETTERS = letters();
  private static final int[] BYTES = bytes();

  private ByteLevel() {}

  private static char[] letters() {
    char[] letters = new char[256];
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b != 0xad;
      letters[b] = (char) (printable ? b : next++);
    }
    return letters;
  }

  private static int[] bytes() {
    int[] bytes = new int[0x200];
    Arrays.fill(bytes, -1);
    for (int b = 0; b < LETTERS.length; b++) {
      bytes[LETTERS[b]] = b;
    }
    return bytes;
  }

  /** The bytes of some letters; empty when one is not of the alphabet. */
  static Optional<byte[]> bytes(String letters) {
    byte[] bytes = new byte[letters.length()];
    for (int i = 0; i < bytes.length; i++) {
      int b = letters.charAt(i) < BYTES.length ? BYTES[letters.charAt(i)] : -1;
      if (b < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) b;
    }
    return Optional.of(bytes);
  }

  /** The letters of some bytes. */
  static String of(byte[] bytes) {
    char[] text = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[i] = LETTERS[bytes[i] & 0xff];
    }
    return new String(text);
  }
}
