package dev.pedigree.site.template;

import java.io.Writer;

/** Collects what a template writes, for one thread. */
final class TextWriter extends Writer {
  private final StringBuilder text = new StringBuilder(16_384);

  @Override
  public void write(int c) {
    text.append((char) c);
  }

  @Override
  public void write(char[] chars, int from, int length) {
    text.append(chars, from, length);
  }

  @Override
  public void write(String words) {
    text.append(words);
  }

  @Override
  public void write(String words, int from, int length) {
    text.append(words, from, from + length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** What was written. */
  @Override
  public String toString() {
    return text.toString();
  }
}
