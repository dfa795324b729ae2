package dev.pedigree.prints.code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text of a Python file in the form that the parser gets: ASCII only, so that places in bytes and
 * in characters are the same, and within limits, as the parser is native code.
 */
final class PythonText {
  /** Longest file; the longest modelling files in use have 300 kB. */
  static final int BYTES = 1 << 20;

  /** Most brackets that are open at once; the parser's trees are as deep. */
  static final int BRACKETS = 100;

  /** Longest run of spaces at the start of a line that is code. */
  static final int INDENT = 400;

  /** Longest line; nobody writes longer ones, and each operator in a line deepens the tree. */
  static final int LINE = 20_000;

  private PythonText() {}

  /** The text, with characters beyond ASCII written as {@code _uXXXX_}. */
  static String of(byte[] bytes) throws UnreadableCode {
    if (bytes.length > BYTES) {
      throw UnreadableCode.because("large", "bytes", bytes.length, "limit", BYTES);
    }
    String text = decoded(bytes).replace("\r\n", "\n").replace('\r', '\n');
    bounded(text);
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw UnreadableCode.because("nul");
      }
      if (c < 0x80) {
        ascii.append(c);
      } else if (c != 0xfeff) {
        ascii.append("_u").append(Integer.toHexString(c)).append('_');
      }
    }
    return ascii.toString();
  }

  private static String decoded(byte[] bytes) throws UnreadableCode {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw UnreadableCode.because("not-utf8");
    }
  }

  /**
   * Counts brackets and indentation everywhere, also in strings and comments, where they do no
   * harm: a file that is refused for that is only not compared.
   */
  private static void bounded(String text) throws UnreadableCode {
    int open = 0;
    int lineStart = 0;
    boolean indent = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lineStart = i + 1;
        indent = true;
        continue;
      }
      boolean space = c == ' ' || c == '\t';
      open += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
      open = Math.max(0, open);
      if (open > BRACKETS) {
        throw UnreadableCode.because("deep", "limit", BRACKETS);
      }
      if (indent && !space && i - lineStart > INDENT) {
        throw UnreadableCode.because("deep", "limit", INDENT);
      }
      if (i - lineStart > LINE) {
        throw UnreadableCode.because("line", "limit", LINE);
      }
      indent &= space;
    }
  }
}
