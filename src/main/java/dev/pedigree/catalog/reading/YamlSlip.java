package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the slip behind a mistake in YAML. The parser often stops a line or more behind it, so the
 * lines up to there are looked at one by one, and the first that cannot be meant so is reported.
 */
final class YamlSlip {
  private static final Pattern NO_SPACE = Pattern.compile("[A-Za-z_]+:(?![ /\\r\\n]|$)");
  private static final Pattern FULL_WIDTH = Pattern.compile("[A-Za-z_]+ *：");
  private static final Pattern COLON = Pattern.compile(":(?: |$)");

  /** What cannot start a plain value. */
  private static final String SPECIAL = "@`%,]}&*!|>";

  private final SourceText source;
  private final String text;
  private final int to;

  private YamlSlip(SourceText source, int to) {
    this.source = source;
    this.text = source.text();
    this.to = to;
  }

  /**
   * The error for a mistake.
   *
   * @param from offset at which the YAML starts
   * @param to offset at which it ends
   * @param stopped offset at which the parser stopped
   * @param problem what the parser says
   */
  static Finding of(SourceText source, int from, int to, int stopped, String problem) {
    YamlSlip slip = new YamlSlip(source, to);
    int last = source.line(Math.min(stopped, Math.max(from, to - 1)));
    for (int line = source.line(from); line <= last; line++) {
      Optional<Finding> found = slip.inLine(Math.max(from, source.lineStart(line)));
      if (found.isPresent()) {
        return found.get();
      }
    }
    if (problem.contains("escape")) {
      int backslash = source.text().lastIndexOf('\\', stopped);
      return Finding.error("catalog.yaml-escape", source.at(backslash));
    }
    boolean indented =
        problem.contains("block") || problem.contains("not allowed here") || stopped >= to;
    return indented
        ? Finding.error("catalog.yaml-indentation", source.at(slip.firstWord(stopped)))
        : Finding.error("catalog.yaml", source.at(stopped), "problem", problem);
  }

  private Optional<Finding> inLine(int start) {
    int end = lineEnd(start);
    int at = start;
    boolean item = false;
    while (at < end && (text.charAt(at) == ' ' || text.startsWith("- ", at))) {
      item |= text.charAt(at) == '-';
      at++;
    }
    if (at == end || text.charAt(at) == '#' || text.startsWith("-", at)) {
      return Optional.empty();
    }
    if (matches(FULL_WIDTH, at, end)) {
      return found("catalog.yaml-full-width", text.indexOf('：', at));
    }
    if (matches(NO_SPACE, at, end)) {
      return found("catalog.yaml-no-space", text.indexOf(':', at) + 1);
    }
    int value = value(at, end);
    if (value > at) {
      return value == end ? Optional.empty() : inValue(value, end);
    }
    if (item || "\"'[{".indexOf(text.charAt(at)) >= 0) {
      return inValue(at, end);
    }
    return at == start ? found("catalog.yaml-no-key", at) : Optional.empty();
  }

  /** The offset behind a key and its colon, or that of the line where it has no key. */
  private int value(int start, int end) {
    int at = start;
    while (at < end && "\"'#".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == ':' && (at + 1 == end || text.charAt(at + 1) == ' ')) {
        do {
          at++;
        } while (at < end && text.charAt(at) == ' ');
        return "[{".indexOf(text.charAt(start)) >= 0 ? start : at;
      }
      at++;
    }
    return start;
  }

  private Optional<Finding> inValue(int at, int end) {
    char first = text.charAt(at);
    return switch (first) {
      case '"', '\'' -> quoted(at, end);
      case '[', '{' -> bracketed(at);
      case '#' -> Optional.empty();
      default -> plain(at, end);
    };
  }

  private Optional<Finding> plain(int at, int end) {
    char first = text.charAt(at);
    boolean block = first == '|' || first == '>';
    boolean indicator = block && text.substring(at + 1, end).strip().matches("[-+0-9]*(?: *#.*)?");
    if ((SPECIAL.indexOf(first) >= 0 && !indicator) || text.startsWith("- ", at)) {
      return Optional.of(Finding.error("catalog.yaml-special", source.at(at), "character", first));
    }
    Matcher colon = COLON.matcher(text).region(at, end);
    return colon.find() ? found("catalog.yaml-colon", colon.start()) : Optional.empty();
  }

  private Optional<Finding> quoted(int at, int end) {
    int close = closing(at, end);
    if (close == end) {
      return closing(at, to) == to ? quote(at) : Optional.empty();
    }
    String rest = text.substring(close + 1, end).strip();
    return rest.isEmpty() || rest.startsWith("#") || rest.startsWith(":")
        ? Optional.empty()
        : found("catalog.yaml-behind-quote", close + 1);
  }

  private Optional<Finding> quote(int at) {
    return Optional.of(
        Finding.error("catalog.yaml-quote", source.at(at), "quote", text.charAt(at)));
  }

  /** The quotation mark that closes the one at an offset, or the limit. */
  private int closing(int at, int limit) {
    char quote = text.charAt(at);
    int i = at + 1;
    while (i < limit) {
      char c = text.charAt(i);
      boolean pair = quote == '\'' && c == quote && i + 1 < limit && text.charAt(i + 1) == quote;
      if (c == quote && !pair) {
        return i;
      }
      i += pair || (quote == '"' && c == '\\') ? 2 : 1;
    }
    return limit;
  }

  private Optional<Finding> bracketed(int at) {
    int depth = 0;
    for (int i = at; i < to; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        int close = closing(i, to);
        if (close == to) {
          return quote(i);
        }
        i = close;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if ((c == '\n' || c == '\r') && depth == 0) {
        return Optional.empty();
      }
      if (depth < 0) {
        return found("catalog.yaml-bracket-closed", i);
      }
    }
    return depth > 0
        ? Optional.of(
            Finding.error("catalog.yaml-bracket", source.at(at), "bracket", text.charAt(at)))
        : Optional.empty();
  }

  private Optional<Finding> found(String rule, int at) {
    return Optional.of(Finding.error(rule, source.at(at)));
  }

  private boolean matches(Pattern pattern, int at, int end) {
    return pattern.matcher(text).region(at, end).lookingAt();
  }

  private int firstWord(int at) {
    int word = source.lineStart(source.line(Math.min(at, text.length())));
    while (word < at && text.charAt(word) == ' ') {
      word++;
    }
    return word;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < to && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
