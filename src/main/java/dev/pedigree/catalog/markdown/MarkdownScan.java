package dev.pedigree.catalog.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the links, headings and paragraphs of a Markdown text in one pass. Code spans and fenced
 * code are skipped, as when a page is rendered.
 *
 * <p>This is not the parser that makes the pages. That one takes {@code [Yi](model:01-ai/Yi 34B)}
 * or a link without its last bracket for plain text and has nothing to report; here such a link is
 * found, so that its target is checked and its writer hears of it. A test holds what this class
 * finds in the content against that parser.
 */
public final class MarkdownScan {
  private static final Pattern PREFIX = Pattern.compile("[ >]*(?:(?:[-*+]|[0-9]{1,9}[.)]) +)?");
  private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})([^\\r\\n]*)");
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*))?");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:(=+)|-{2,})[ \\t]*");
  private static final Pattern ANCHOR =
      Pattern.compile("\\{[^{}#]*+#([^\\s{}]++)[^{}]*+}\\s*+#*+\\s*+$");
  private static final Pattern DEFINITION =
      Pattern.compile(" {0,3}\\[(?!\\^)[^\\]]+]:[ \\t]*(\\S+)");
  private static final Pattern AUTOLINK = Pattern.compile("<([A-Za-z][A-Za-z0-9+.-]*:[^\\s<>]*)>");

  private final String text;
  private final char[] chars;
  private final List<Link> links = new ArrayList<>();
  private final List<Heading> headings = new ArrayList<>();
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final char[] prose;
  private int openFence = -1;

  private MarkdownScan(String text) {
    this.text = text;
    this.chars = text.toCharArray();
    this.prose = chars.clone();
  }

  /**
   * A link or a picture.
   *
   * @param target as it is written, at offset {@code at} of the text
   * @param silent whether nothing stands in its brackets
   * @param words offset of what stands in its brackets; -1 for an address in angle brackets
   */
  public record Link(String target, int at, boolean silent, boolean picture, int words) {}

  /**
   * A heading of level 1 to 6 at an offset of the text.
   *
   * @param anchor its explicit id, or empty
   * @param anchorAt offset of the id, or of the heading where it has none
   */
  public record Heading(int level, String anchor, int at, int anchorAt) {}

  /** Lines without an empty one between them, from one offset to another. */
  public record Paragraph(int from, int to) {}

  /**
   * What was found, in the order of the text.
   *
   * @param prose the text with blanks for what is not read as words: front matter, code, targets of
   *     links, ids of headings; each character stands at its own offset
   * @param openFence offset of a fence that opens code and that nothing closes, or -1
   */
  public record Found(
      List<Link> links,
      List<Heading> headings,
      List<Paragraph> paragraphs,
      String prose,
      int openFence) {}

  /** Scans a text from an offset to its end. */
  public static Found scan(String text, int from) {
    MarkdownScan scan = new MarkdownScan(text);
    scan.blank(0, from);
    scan.lines(from);
    return new Found(
        scan.links, scan.headings, scan.paragraphs, new String(scan.prose), scan.openFence);
  }

  private void lines(int from) {
    String fence = "";
    int paragraph = -1;
    Matcher prefix = PREFIX.matcher(text);
    Matcher marks = FENCE.matcher(text);
    Matcher heading = HEADING.matcher(text);
    Matcher definition = DEFINITION.matcher(text);
    Matcher underline = UNDERLINE.matcher(text);
    for (int at = from; at < text.length(); ) {
      int end = lineEnd(at);
      int inner = prefix.region(at, end).lookingAt() ? prefix.end() : at;
      boolean marked = marks.region(inner, end).lookingAt();
      boolean ends = true;
      if (!fence.isEmpty()) {
        boolean closes = marked && marks.group(1).startsWith(fence) && marks.group(2).isBlank();
        blank(at, end);
        fence = closes ? "" : fence;
        openFence = closes ? -1 : openFence;
      } else if (marked && (marks.group(1).charAt(0) == '~' || marks.group(2).indexOf('`') < 0)) {
        paragraph(paragraph, at);
        blank(at, end);
        fence = marks.group(1);
        openFence = inner;
      } else if (isBlank(inner, end)) {
        paragraph(paragraph, at);
      } else if (heading.region(at, end).matches()) {
        paragraph(paragraph, at);
        heading(heading, at, end);
      } else if (paragraph < 0 && definition.region(at, end).lookingAt()) {
        links.add(new Link(definition.group(1), definition.start(1), false, false, -1));
        blank(at, end);
      } else if (underline.region(at, end).matches() && underlined(paragraph)) {
        underlinedHeading(underline.group(1) == null ? 2 : 1, paragraph, at, end);
      } else {
        paragraph = paragraph < 0 ? at : paragraph;
        ends = false;
      }
      paragraph = ends ? -1 : paragraph;
      at = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
    }
    paragraph(paragraph, text.length());
  }

  private void heading(Matcher heading, int at, int end) {
    addHeading(heading.group(1).length(), at, heading.end(1), end);
  }

  /** Whether a line of signs below a paragraph makes it a heading: not below a list or a quote. */
  private boolean underlined(int paragraph) {
    Matcher prefix = PREFIX.matcher(text).region(Math.max(0, paragraph), text.length());
    return paragraph >= 0 && (!prefix.lookingAt() || prefix.group().isBlank());
  }

  private void underlinedHeading(int level, int from, int at, int end) {
    int to = at;
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    addHeading(level, from, from, to);
    blank(at, end);
  }

  private void addHeading(int level, int at, int from, int to) {
    Matcher anchor = ANCHOR.matcher(text).region(from, to);
    if (anchor.find()) {
      headings.add(new Heading(level, anchor.group(1), at, anchor.start(1)));
      blank(anchor.start(), anchor.end());
    } else {
      headings.add(new Heading(level, "", at, at));
    }
    inline(from, to);
  }

  private void paragraph(int from, int to) {
    if (from >= 0) {
      paragraphs.add(new Paragraph(from, to));
      inline(from, to);
    }
  }

  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (prose[i] != '\n' && prose[i] != '\r') {
        prose[i] = ' ';
      }
    }
  }

  private void inline(int from, int to) {
    Map<Integer, Integer> lastRun = lastBackticks(from, to);
    Deque<Integer> open = new ArrayDeque<>();
    int at = from;
    while (at < to) {
      char c = chars[at];
      if (c == '\\') {
        at += 2;
      } else if (c == '`') {
        at = afterCode(at, to, lastRun);
      } else if (c == '<') {
        at = afterAngle(at, to);
      } else if (c == '[') {
        open.push(at++);
      } else if (c == ']') {
        Integer words = open.poll();
        if (words != null && at + 1 < to && text.charAt(at + 1) == '(') {
          at = destination(words, at + 2, to);
        } else {
          at++;
        }
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
      if (chars[at] == '`') {
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
      if (chars[next] != '`') {
        next++;
        continue;
      }
      int close = runEnd(next, to);
      if (close - next == length) {
        blank(at, close);
        return close;
      }
      next = close;
    }
    return end;
  }

  private int runEnd(int at, int to) {
    int end = at;
    while (end < to && chars[end] == '`') {
      end++;
    }
    return end;
  }

  private int afterAngle(int at, int to) {
    Matcher autolink = AUTOLINK.matcher(text).region(at, to);
    if (!autolink.lookingAt()) {
      return at + 1;
    }
    links.add(new Link(autolink.group(1), autolink.start(1), false, false, -1));
    blank(at, autolink.end());
    return autolink.end();
  }

  private int destination(int words, int at, int to) {
    int start = at;
    while (start < to && Character.isWhitespace(chars[start])) {
      start++;
    }
    boolean angle = start < to && chars[start] == '<';
    start += angle ? 1 : 0;
    int end = start;
    int depth = 0;
    while (end < to) {
      char c = chars[end];
      if (angle ? c == '>' || c == '\n' : Character.isWhitespace(c) || (c == ')' && depth == 0)) {
        break;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      end++;
    }
    boolean picture = words > 0 && text.charAt(words - 1) == '!' && !escaped(words - 1);
    links.add(
        new Link(
            text.substring(start, end), start, isBlank(words + 1, at - 2), picture, words + 1));
    blank(start, end);
    return end;
  }

  private boolean isBlank(int from, int to) {
    int at = from;
    while (at < to && Character.isWhitespace(chars[at])) {
      at++;
    }
    return at == to;
  }

  private boolean escaped(int at) {
    return at > 0 && text.charAt(at - 1) == '\\';
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < chars.length && chars[end] != '\n' && chars[end] != '\r') {
      end++;
    }
    return end;
  }
}
