package dev.pedigree.catalog.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the links and headings of a Markdown text in one pass. Code spans and fenced code are
 * skipped, as when a page is rendered.
 *
 * <p>This is not the parser that makes the pages. That one takes {@code [Yi](model:01-ai/Yi 34B)}
 * or a link without its last bracket for plain text and has nothing to report; here such a link is
 * found, so that its target is checked and its writer hears of it. A test holds what this class
 * finds in the content against that parser.
 */
final class MarkdownScan {
  private static final Pattern PREFIX = Pattern.compile("[ >]*(?:(?:[-*+]|[0-9]{1,9}[.)]) +)?");
  private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})([^\\r\\n]*)");
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*))?");
  private static final Pattern ANCHOR = Pattern.compile("\\{[^{}]*#([^\\s{}]+)[^{}]*}\\s*#*\\s*$");
  private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[[^\\]]+]:[ \\t]*(\\S+)");
  private static final Pattern AUTOLINK = Pattern.compile("<([A-Za-z][A-Za-z0-9+.-]*:[^\\s<>]*)>");

  private final String text;
  private final List<Link> links = new ArrayList<>();
  private final List<Heading> headings = new ArrayList<>();

  private MarkdownScan(String text) {
    this.text = text;
  }

  /** The target of a link and its offset in the text. */
  record Link(String target, int at) {}

  /** A heading of level 1 to 6, with its explicit id or an empty one. */
  record Heading(int level, String anchor, int at) {}

  /** Links and headings in the order of the text. */
  record Found(List<Link> links, List<Heading> headings) {}

  /** Scans a text from an offset to its end. */
  static Found scan(String text, int from) {
    MarkdownScan scan = new MarkdownScan(text);
    scan.lines(from);
    return new Found(scan.links, scan.headings);
  }

  private void lines(int from) {
    String fence = "";
    int paragraph = -1;
    for (int at = from; at < text.length(); ) {
      int end = lineEnd(at);
      Matcher prefix = PREFIX.matcher(text).region(at, end);
      int inner = prefix.lookingAt() ? prefix.end() : at;
      Matcher marks = FENCE.matcher(text).region(inner, end);
      boolean marked = marks.lookingAt();
      Matcher heading = HEADING.matcher(text).region(at, end);
      Matcher definition = DEFINITION.matcher(text).region(at, end);
      boolean ends = true;
      if (!fence.isEmpty()) {
        boolean closes = marked && marks.group(1).startsWith(fence) && marks.group(2).isBlank();
        fence = closes ? "" : fence;
      } else if (marked && (marks.group(1).charAt(0) == '~' || marks.group(2).indexOf('`') < 0)) {
        inline(paragraph, at);
        fence = marks.group(1);
      } else if (text.substring(inner, end).isBlank()) {
        inline(paragraph, at);
      } else if (heading.matches()) {
        inline(paragraph, at);
        heading(heading, at, end);
      } else if (paragraph < 0 && definition.lookingAt()) {
        links.add(new Link(definition.group(1), definition.start(1)));
      } else {
        paragraph = paragraph < 0 ? at : paragraph;
        ends = false;
      }
      paragraph = ends ? -1 : paragraph;
      at = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
    }
    inline(paragraph, text.length());
  }

  private void heading(Matcher heading, int at, int end) {
    String title = heading.group(2) == null ? "" : heading.group(2);
    Matcher anchor = ANCHOR.matcher(title);
    headings.add(new Heading(heading.group(1).length(), anchor.find() ? anchor.group(1) : "", at));
    inline(heading.end(1), end);
  }

  private void inline(int from, int to) {
    if (from < 0) {
      return;
    }
    Map<Integer, Integer> lastRun = lastBackticks(from, to);
    int open = 0;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (c == '`') {
        at = afterCode(at, to, lastRun);
      } else if (c == '<') {
        at = afterAngle(at, to);
      } else if (c == '[') {
        open++;
        at++;
      } else if (c == ']') {
        if (open > 0 && at + 1 < to && text.charAt(at + 1) == '(') {
          at = destination(at + 2, to);
        } else {
          at++;
        }
        open = Math.max(0, open - 1);
      } else {
        at++;
      }
    }
  }

  /**
   * The start of the last run of backticks of each length, so that none is searched in vain, which
   * would take quadratic time.
   */
  private Map<Integer, Integer> lastBackticks(int from, int to) {
    Map<Integer, Integer> last = new HashMap<>();
    for (int at = from; at < to; at++) {
      if (text.charAt(at) == '`') {
        int end = runEnd(at, to);
        last.put(end - at, at);
        at = end;
      }
    }
    return last;
  }

  private int afterCode(int at, int to, Map<Integer, Integer> lastRun) {
    int end = runEnd(at, to);
    int length = end - at;
    if (lastRun.getOrDefault(length, -1) <= at) {
      return end;
    }
    int next = end;
    while (next < to) {
      if (text.charAt(next) != '`') {
        next++;
        continue;
      }
      int close = runEnd(next, to);
      if (close - next == length) {
        return close;
      }
      next = close;
    }
    return end;
  }

  private int runEnd(int at, int to) {
    int end = at;
    while (end < to && text.charAt(end) == '`') {
      end++;
    }
    return end;
  }

  private int afterAngle(int at, int to) {
    Matcher autolink = AUTOLINK.matcher(text).region(at, to);
    if (!autolink.lookingAt()) {
      return at + 1;
    }
    links.add(new Link(autolink.group(1), autolink.start(1)));
    return autolink.end();
  }

  private int destination(int at, int to) {
    int start = at;
    while (start < to && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    boolean angle = start < to && text.charAt(start) == '<';
    start += angle ? 1 : 0;
    int end = start;
    int depth = 0;
    while (end < to) {
      char c = text.charAt(end);
      if (angle ? c == '>' || c == '\n' : Character.isWhitespace(c) || (c == ')' && depth == 0)) {
        break;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      end++;
    }
    links.add(new Link(text.substring(start, end), start));
    return end;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
