package dev.pedigree.site.link;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.parser.Parser;

/**
 * The start tags of a page with their attributes, one after the other. It reads the bytes of pages
 * that this program made; comments, scripts and styles are skipped. Building a tree of every page
 * would take longer than making the page.
 */
final class Tags {
  private final byte[] html;
  private int at;
  private String name = "";
  private final Map<String, String> attributes = new HashMap<>();

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

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** The value of an attribute without character references; empty if it has none. */
  String value(String attribute) {
    String raw = attributes.getOrDefault(attribute, "");
    return raw.indexOf('&') < 0 ? raw : Parser.unescapeEntities(raw, true);
  }

  boolean is(String attribute, String value) {
    return value(attribute).equals(value);
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
    attributes.clear();
    while (at < html.length && html[at] != '>') {
      if (html[at] <= ' ' && html[at] >= 0 || html[at] == '/') {
        at++;
      } else {
        attribute();
      }
    }
    at++;
  }

  private void attribute() {
    int start = at;
    while (at < html.length && (html[at] > ' ' || html[at] < 0) && "=>/".indexOf(html[at]) < 0) {
      at++;
    }
    String key = string(start, at);
    String value = "";
    if (at < html.length && html[at] == '=') {
      at++;
      value = value();
    } else if (at == start) {
      at++; // a stray character that starts no attribute
    }
    attributes.putIfAbsent(key, value);
  }

  private String value() {
    byte quote = at < html.length ? html[at] : 0;
    if (quote == '"' || quote == '\'') {
      int start = ++at;
      while (at < html.length && html[at] != quote) {
        at++;
      }
      return string(start, at++);
    }
    int start = at;
    while (at < html.length && (html[at] > ' ' || html[at] < 0) && html[at] != '>') {
      at++;
    }
    return string(start, at);
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

  private static boolean letter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }
}
