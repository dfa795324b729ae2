package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Location;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a content file, with conversion of offsets to lines and columns. */
final class SourceText {
  /** The line ends of FindingPrinter, so that both count the same lines. */
  private static final Pattern LINE_END = Pattern.compile("\\R");

  private final String path;
  private final String text;
  private final int[] lines;

  SourceText(String path, String text) {
    this.path = path;
    this.text = text;
    int[] starts = new int[16];
    int count = 1;
    Matcher end = LINE_END.matcher(text);
    while (end.find()) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = end.end();
    }
    this.lines = Arrays.copyOf(starts, count);
  }

  /** The path relative to the content folder, with slashes. */
  String path() {
    return path;
  }

  String text() {
    return text;
  }

  /** 1-based line of a character. */
  int line(int offset) {
    int found = Arrays.binarySearch(lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Offset of the first character of a 1-based line. */
  int lineStart(int line) {
    return lines[line - 1];
  }

  /** Line and column of a character; columns count code points, as in FindingPrinter. */
  Location at(int offset) {
    int within = Math.max(0, Math.min(offset, text.length()));
    int line = line(within);
    return Location.at(path, line, text.codePointCount(lines[line - 1], within) + 1);
  }
}
