package dev.pedigree.text;

import dev.pedigree.diagnostics.Location;
import java.util.Arrays;

/** The text of one file, and where in it a line and a column are. */
public final class SourceText {
  private final String path;
  private final String text;
  private final int[] lines;

  public SourceText(String path, String text) {
    this.path = path;
    this.text = text;
    this.lines = lines(text);
  }

  private static int[] lines(String text) {
    int[] starts = new int[16];
    int count = 1;
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char c = text.charAt(at);
      if (endsLine(c) && !(c == '\r' && at + 1 < length && text.charAt(at + 1) == '\n')) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = at + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** The same line ends as the caret printer's {@code \R}, so that both count alike. */
  private static boolean endsLine(char c) {
    return c <= '\r' ? c >= '\n' : c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** As findings name the file. */
  public String path() {
    return path;
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** 1-based line of a character. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Offset of the first character of a 1-based line. */
  public int lineStart(int line) {
    return lines[line - 1];
  }

  /** Line and column of a character; columns count code points, as the caret printer does. */
  public Location at(int offset) {
    int within = Math.max(0, Math.min(offset, text.length()));
    int line = line(within);
    return Location.at(path, line, text.codePointCount(lines[line - 1], within) + 1);
  }
}
