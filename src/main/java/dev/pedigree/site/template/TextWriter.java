package dev.pedigree.site.template;

import dev.pedigree.diagnostics.Visible;
import java.io.Writer;
import java.util.Arrays;

/** Collects what a template writes, for one thread. */
final class TextWriter extends Writer {
  private char[] text = new char[24_576];
  private int length;

  @Override
  public void write(int c) {
    room(1);
    text[length++] = (char) c;
  }

  @Override
  public void write(char[] chars, int from, int count) {
    room(count);
    System.arraycopy(chars, from, text, length, count);
    length += count;
  }

  @Override
  public void write(String words) {
    write(words, 0, words.length());
  }

  @Override
  public void write(String words, int from, int count) {
    room(count);
    words.getChars(from, from + count, text, length);
    length += count;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** What was written. */
  @Override
  public String toString() {
    return new String(text, 0, length);
  }

  /** What was written in UTF-8, with hidden characters made visible. */
  byte[] visible() {
    return Visible.utf8(text, length);
  }

  private void room(int count) {
    if (length + count > text.length) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + count));
    }
  }
}
