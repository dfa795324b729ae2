package dev.pedigree.site.link;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jsoup.parser.Parser;

/**
 * The start tags of a page with the attributes that are checked, one after the other. It reads the
 * bytes of pages that this program made; comments, scripts and styles are skipped. Building a tree
 * of every page would take longer than making the page.
 */
final class Tags {
  private final byte[] html;
  private int at;
  private String name = "";

  private final Map<Attribute, Span> values = new EnumMap<>(Attribute.class);

  /** Where the value of an attribute starts and ends. */
  private record Span(int start, int end) {}

  Tags(byte[] html) {
    this.html = html;
  }

  /** Moves to the next start tag; false at the end of the page. */
  boolean next() {
    if (name.equals("script") || name.equals("style")) {
      skipTo("</" + name);
    }
    while (at < html.length) {
      if (html[at++] != '<') {
        continue;
      }
      if (startsWith("!--")) {
        skipTo("-->");
      } else if (at < html.length && letter(html[at])) {
        read();
        return true;
      }
    }
    name = "";
    return false;
  }

  /** The name of the tag as it is written. */
  String name() {
    return name;
  }

  boolean has(Attribute attribute) {
    return values.containsKey(attribute);
  }

  /** The value of an attribute without character references; empty if it has none. */
  String value(Attribute attribute) {
    Span span = values.get(attribute);
    String raw = span == null ? "" : string(span.start(), span.end());
    return raw.indexOf('&') < 0 ? raw : Parser.unescapeEntities(raw, true);
  }

  boolean is(Attribute attribute, String value) {
    return has(attribute) && value(attribute).equals(value);
  }

  /** The text behind the tag, up to the next tag, with its character references. */
  String text() {
    int end = at;
    while (end < html.length && html[end] != '<') {
      end++;
    }
    return string(at, end);
  }

  private void read() {
    int start = at;
    while (at < html.length && html[at] > ' ' && html[at] != '>' && html[at] != '/') {
      at++;
    }
    name = string(start, at);
    values.clear();
    while (at < html.length && html[at] != '>') {
      if (space(html[at]) || html[at] == '/') {
        at++;
      } else {
        attribute();
      }
    }
    at++;
  }

  private void attribute() {
    int start = at;
    while (at < html.length && !space(html[at]) && "=>/".indexOf(html[at]) < 0) {
      at++;
    }
    Attribute known = Attribute.of(html, start, at);
    int valueStart = at;
    int valueEnd = at;
    if (at < html.length && html[at] == '=') {
      at++;
      boolean quoted = at < html.length && (html[at] == '"' || html[at] == '\'');
      valueStart = quoted ? at + 1 : at;
      valueEnd = quoted ? end(html[at++]) : end();
      at = valueEnd + (quoted ? 1 : 0);
    } else if (at == start) {
      at++; // a stray character that starts no attribute
    }
    if (known != null) {
      values.putIfAbsent(known, new Span(valueStart, valueEnd));
    }
  }

  /** The end of a value in quotes. */
  private int end(byte quote) {
    int end = at;
    while (end < html.length && html[end] != quote) {
      end++;
    }
    return end;
  }

  /** The end of a value without quotes. */
  private int end() {
    int end = at;
    while (end < html.length && !space(html[end]) && html[end] != '>') {
      end++;
    }
    return end;
  }

  private void skipTo(String end) {
    while (at < html.length && !startsWith(end)) {
      at++;
    }
  }

  private boolean startsWith(String text) {
    if (at + text.length() > html.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (html[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String string(int from, int to) {
    return new String(html, from, Math.min(to, html.length) - from, StandardCharsets.UTF_8);
  }

  private static boolean space(byte b) {
    return b >= 0 && b <= ' ';
  }

  private static boolean letter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }
}
