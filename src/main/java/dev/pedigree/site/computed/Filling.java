package dev.pedigree.site.computed;

import dev.pedigree.catalog.markdown.Embed;
import dev.pedigree.diagnostics.Cjk;
import dev.pedigree.lineage.query.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into the words of facts. */
final class Filling {
  /**
   * What a word ends with for one thing and for several: {@code model(s)}, {@code famil(y/ies)}.
   */
  private static final Pattern FORMS = Pattern.compile("\\(s\\)|\\(([a-z]{0,8})/([a-z]{0,8})\\)");

  private static final Pattern MARKS = Pattern.compile("([\\\\`*_\\[\\]<>|~!])");

  private static final String SILENT = "[*_";

  private Filling() {}

  /** The words of a fact with its value. */
  static String words(String words, Reply reply, boolean chinese) {
    String value = chinese ? Formats.of(reply).zh() : Formats.of(reply).en();
    String safe = MARKS.matcher(value.replaceAll("\\s+", " ")).replaceAll("\\\\$1");
    int place = words.indexOf(Embed.PLACE);
    String before = words.substring(0, place);
    String after = words.substring(place + Embed.PLACE.length());
    if (chinese) {
      StringBuilder out = new StringBuilder(before);
      Cjk.append(out, safe);
      Cjk.append(out, after);
      return out.toString();
    }
    boolean one = reply instanceof Reply.Amount number && number.value() == 1;
    return form(before, one) + safe + form(after, one);
  }

  private static String form(String words, boolean one) {
    return FORMS
        .matcher(words)
        .replaceAll(
            form ->
                Matcher.quoteReplacement(
                    form.group(1) == null
                        ? (one ? "" : "s")
                        : one ? form.group(1) : form.group(2)));
  }

  /**
   * Replaces words of a text.
   *
   * @param from offset of the old words, behind their bracket
   * @param to offset of the bracket that closes them
   */
  static String replaced(String text, int from, int to, String words, boolean chinese) {
    if (!chinese || words.isEmpty()) {
      return text.substring(0, from) + words + text.substring(to);
    }
    StringBuilder out = new StringBuilder(text.substring(0, from - 1));
    int first = words.codePointAt(0);
    int end = visibleEnd(out);
    if (end > 0) {
      int gap = trailing(out);
      space(out, out.codePointBefore(end), first, gap);
    }
    out.append('[').append(words);
    int close = text.indexOf(')', to);
    out.append(text, to, close + 1);
    int next = close + 1;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    int seen = next;
    while (seen < text.length() && SILENT.indexOf(text.charAt(seen)) >= 0) {
      seen++;
    }
    if (seen < text.length() && text.charAt(seen) != '\n') {
      int last = words.codePointBefore(words.length());
      space(out, last, text.codePointAt(seen), next - close - 1);
    } else {
      next = close + 1;
    }
    return out.append(text, next, text.length()).toString();
  }

  /** The end of what a reader sees of a text that ends with marks and spaces; 0 at a line start. */
  private static int visibleEnd(StringBuilder out) {
    int end = out.length();
    while (end > 0 && (out.charAt(end - 1) == ' ' || SILENT.indexOf(out.charAt(end - 1)) >= 0)) {
      end--;
    }
    return end > 0 && out.charAt(end - 1) == '\n' ? 0 : end;
  }

  /** Cuts the spaces at the end, and says how many there were. */
  private static int trailing(StringBuilder out) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    int gap = out.length() - end;
    out.setLength(end);
    return gap;
  }

  /** One space where Chinese has one, none where it has none, else those that were there. */
  private static void space(StringBuilder out, int before, int after, int were) {
    if (!Cjk.wide(before) && !Cjk.wide(after)) {
      out.append(" ".repeat(were));
    } else if (Cjk.spaced(before, after)) {
      out.append(' ');
    }
  }
}
