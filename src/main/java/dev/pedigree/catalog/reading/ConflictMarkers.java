package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a merge left undecided. Lines of {@code <<<<<<<} and {@code >>>>>>>} with a name
 * behind are nothing else; {@code =======} alone also underlines a heading and says nothing.
 */
final class ConflictMarkers {
  private static final Pattern MARKER =
      Pattern.compile("(?m)^(<{7}|>{7}|\\|{7})(?: [^\\r\\n]*)?(?=[\\r\\n]|\\z)");

  /** One of these starts every marker; looking for them is much faster than the pattern. */
  private static final List<String> SIGNS = List.of("<<<<<<<", ">>>>>>>", "|||||||");

  private ConflictMarkers() {}

  /**
   * Reports each conflict at its first line, and says whether there was any: of such a file nothing
   * else is worth saying.
   */
  static boolean found(SourceText source, Report report) {
    if (!signs(source)) {
      return false;
    }
    Matcher marker = MARKER.matcher(source.text());
    boolean open = false;
    boolean any = false;
    while (marker.find()) {
      boolean opens = marker.group(1).startsWith("<");
      boolean closes = marker.group(1).startsWith(">");
      if (opens || !open) {
        report.add(
            Finding.error(
                "catalog.conflict", source.at(marker.start()), "marker", marker.group(1)));
      }
      open = opens || (open && !closes);
      any = true;
    }
    return any;
  }

  private static boolean signs(SourceText source) {
    String text = source.text();
    int last = source.line(text.length());
    for (int line = 1; line <= last; line++) {
      int at = source.lineStart(line);
      char c = at < text.length() ? text.charAt(at) : ' ';
      if ((c == '<' || c == '>' || c == '|')
          && SIGNS.contains(text.substring(at, Math.min(text.length(), at + 7)))) {
        return true;
      }
    }
    return false;
  }
}
