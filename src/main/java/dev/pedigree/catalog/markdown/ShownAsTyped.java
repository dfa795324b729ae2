package dev.pedigree.catalog.markdown;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers would see as it was typed: HTML and its comments, which pages escape, addresses that
 * are no links, and what stands for words still to come.
 */
public final class ShownAsTyped {
  /** Elements of HTML, without {@code s}: it is a token of many vocabularies. */
  private static final Pattern HTML =
      Pattern.compile(
          "<(?:/?(a|abbr|b|big|blockquote|br|button|center|code|dd|del|details|div|dl|dt|em|figure"
              + "|figcaption|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|mark|ol|p|pre|q"
              + "|script|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead"
              + "|tr|u|ul|video)(?:\\s[^<>]*)?/?>|!--)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS =
      Pattern.compile("(?<!\\[)\\bhttps?://[!-~&&[^<>\"'`()]]*[!-~&&[^<>\"'`().,;:!?]]");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:TODO|TBD|FIXME|XXX+)(?![A-Za-z0-9])|[Ll]orem ipsum|LOREM IPSUM"
              + "|待补充?|待写|待译|\\{\\{[^{}\\r\\n]*}}");

  /** One of these is in every placeholder; looking for them is much faster than the pattern. */
  private static final List<String> IN_PLACEHOLDERS =
      List.of("TODO", "TBD", "FIXME", "XXX", "orem ipsum", "LOREM IPSUM", "待", "{{");

  private ShownAsTyped() {}

  static void check(SourceText source, String prose, int from, Consumer<Finding> report) {
    if (prose.indexOf('<', from) >= 0) {
      html(source, prose, from, report);
    }
    if (prose.indexOf("http", from) >= 0) {
      addresses(source, prose, from, report);
    }
    placeholders(source, prose, from, prose.length(), report);
  }

  private static void html(SourceText source, String prose, int from, Consumer<Finding> report) {
    Matcher html = HTML.matcher(prose).region(from, prose.length());
    while (html.find()) {
      boolean comment = html.group(1) == null;
      // Of an element that is opened and closed the opening tag is enough.
      if (comment) {
        report.accept(Finding.warning("catalog.html-comment", source.at(html.start())));
      } else if (prose.charAt(html.start() + 1) != '/') {
        report.accept(
            Finding.warning("catalog.html", source.at(html.start()), "tag", html.group()));
      }
    }
  }

  private static void addresses(
      SourceText source, String prose, int from, Consumer<Finding> report) {
    Matcher address = ADDRESS.matcher(prose).region(from, prose.length());
    while (address.find()) {
      report.accept(
          Finding.warning(
              "catalog.bare-address", source.at(address.start()), "url", address.group()));
    }
  }

  /** Reports what stands for words still to come, between two offsets of a text. */
  public static void placeholders(
      SourceText source, String text, int from, int to, Consumer<Finding> report) {
    String part = text.substring(from, to);
    boolean none = true;
    for (String word : IN_PLACEHOLDERS) {
      none &= !part.contains(word);
    }
    if (none) {
      return;
    }
    Matcher placeholder = PLACEHOLDER.matcher(text).region(from, to);
    while (placeholder.find()) {
      report.accept(
          Finding.warning(
              "catalog.placeholder", source.at(placeholder.start()), "word", placeholder.group()));
    }
  }
}
