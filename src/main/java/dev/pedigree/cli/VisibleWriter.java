package dev.pedigree.cli;

import dev.pedigree.diagnostics.Visible;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Where commands print: no character of a name or message acts on the terminal. It keeps the first
 * failure, which a {@link java.io.PrintWriter} before it does not tell.
 */
final class VisibleWriter extends FilterWriter {
  private IOException failure;

  VisibleWriter(Writer out) {
    super(out);
  }

  /** Why not all could be written. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int c) throws IOException {
    write(Character.toString(c), 0, 1);
  }

  @Override
  public void write(char[] chars, int from, int length) throws IOException {
    write(new String(chars, from, length), 0, length);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    // On some systems a line ends with a carriage return too.
    String end = System.lineSeparator();
    String lines = text.substring(from, from + length).replace(end, "\n");
    attempt(() -> out.write(Visible.text(lines).replace("\n", end)));
  }

  @Override
  public void flush() throws IOException {
    attempt(out::flush);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }
}
