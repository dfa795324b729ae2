package dev.pedigree.site.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts the text of HTML to Traditional Chinese. Tags and code in a line stay; in a block of
 * code the Chinese words are converted and quotation marks stay, which a program may read.
 */
public final class TraditionalHtml {
  /** Attributes that are read out. */
  private static final Pattern WORDS = Pattern.compile("( (?:alt|aria-label)=\")([^\"]*)");

  /** What may stand inside a word. */
  private static final Set<String> INLINE = Set.of("a", "b", "i", "em", "strong", "sup", "span");

  private static final Pattern QUOTE = Pattern.compile("[“”‘’]");

  private final String html;
  private final StringBuilder out;

  /** The text since the last tag that ends a sentence, and the tags between its pieces. */
  private final List<String> pieces = new ArrayList<>();

  private final List<String> tags = new ArrayList<>();

  private TraditionalHtml(String html) {
    this.html = html;
    this.out = new StringBuilder(html.length());
  }

  /** Converts HTML in which each {@code <} of the text is escaped. */
  public static String of(String html) {
    TraditionalHtml page = new TraditionalHtml(html);
    page.convert();
    return page.out.toString();
  }

  private void convert() {
    int from = 0;
    int code = 0;
    boolean block = false;
    for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', open + 1)) {
      boolean closes = html.startsWith("/", open + 1);
      int start = open + (closes ? 2 : 1);
      int nameEnd = nameEnd(start);
      int end = html.indexOf('>', nameEnd);
      if (nameEnd == start || end < 0) {
        continue;
      }
      text(html.substring(from, open), code > 0, block);
      from = end + 1;
      String name = html.substring(start, nameEnd);
      String tag = html.substring(open, from);
      int step = closes ? -1 : 1;
      code += name.equals("code") ? step : 0;
      block = name.equals("pre") ? step > 0 : block;
      if (INLINE.contains(name) && !pieces.isEmpty()) {
        tags.add(words(tag));
      } else {
        flush();
        out.append(words(tag));
      }
      open = end;
    }
    text(html.substring(from), false, false);
    flush();
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < html.length()
        && html.charAt(end) < 0x80
        && Character.isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A tag with its words converted. */
  private static String words(String tag) {
    if (!tag.contains("alt=") && !tag.contains("aria-label=")) {
      return tag;
    }
    return WORDS
        .matcher(tag)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group(1) + Traditional.of(found.group(2))));
  }

  private void text(String text, boolean code, boolean block) {
    if (block) {
      flush();
      out.append(withoutQuotes(text));
    } else if (code) {
      flush();
      out.append(text);
    } else {
      pieces.add(text);
    }
  }

  private static String withoutQuotes(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Matcher quote = QUOTE.matcher(text);
    int from = 0;
    while (quote.find()) {
      out.append(Traditional.of(text.substring(from, quote.start()))).append(quote.group());
      from = quote.end();
    }
    return out.append(Traditional.of(text.substring(from))).toString();
  }

  private void flush() {
    List<String> converted = Traditional.of(pieces);
    for (int i = 0; i < converted.size(); i++) {
      out.append(converted.get(i));
      if (i < tags.size()) {
        out.append(tags.get(i));
      }
    }
    pieces.clear();
    tags.clear();
  }
}
