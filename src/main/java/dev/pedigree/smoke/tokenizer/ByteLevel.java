package dev.pedigree.smoke.tokenizer;

/** The byte-level alphabet of GPT-2: a printable character for each of the 256 bytes. */
final class ByteLevel {
  private static final char[] LETTERS = letters();

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

  /** The letters of some bytes. */
  static String of(byte[] bytes) {
    char[] text = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[i] = LETTERS[bytes[i] & 0xff];
    }
    return new String(text);
  }
}
