package dev.pedigree.site;

import dev.pedigree.catalog.markdown.ChineseReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The texts of a page as a reader meets them: what stands in one line without a gap is one text,
 * whatever tags it has inside; a piece of code is one sign.
 */
final class PageSentences {
  /** Elements within a line. */
  private static final Set<String> INLINE =
      Set.of("a", "b", "i", "em", "strong", "small", "span", "sup", "time", "tspan", "code");

  /** Marks that style sheets set apart from the text around them, and lists of short items. */
  private static final String APART =
      ".members span, .who .meta, .tag, .arrow, .level, .known, .seen, .sr, .sign, .cell, .quiet, .toc a, nav a, nav span, .counts > *,"
          + " .listed span, .listed b, .severity-warning > b, .severity-error > b,"
          + " .severity-info > b, [aria-hidden], .findings code + *";

  /** What is not Chinese. */
  private static final String FOREIGN = "script, style, pre, [lang=en], nav.languages";

  private static final List<String> ATTRIBUTES = List.of("title", "alt", "aria-label", "content");

  private final List<String> texts = new ArrayList<>();
  private StringBuilder text = new StringBuilder();

  private PageSentences() {}

  static List<String> of(Document page) {
    PageSentences sentences = new PageSentences();
    // A foreign name within a line is a sign in it.
    page.select("a[lang=en], span[lang=en]")
        .forEach(name -> name.replaceWith(new TextNode(String.valueOf(ChineseReading.CODE))));
    page.select(FOREIGN).remove();
    sentences.read(page);
    sentences.end();
    return sentences.texts;
  }

  private void read(Node node) {
    if (node instanceof TextNode words) {
      text.append(words.getWholeText());
    } else if (node instanceof Element element) {
      ATTRIBUTES.forEach(name -> element.attr(name).lines().forEach(this::add));
      boolean inline = INLINE.contains(element.normalName()) && !element.is(APART);
      if (element.normalName().equals("code")) {
        text.append(ChineseReading.CODE);
        return;
      }
      if (!inline) {
        end();
      }
      if (element.normalName().equals("title")) {
        element.wholeText().lines().forEach(this::add);
        return;
      }
      element.childNodes().forEach(this::read);
      if (!inline) {
        end();
      }
    }
  }

  private void end() {
    add(text.toString());
    text = new StringBuilder();
  }

  private void add(String words) {
    String one = words.replaceAll("\\s+", " ").strip();
    if (!one.isEmpty()) {
      texts.add(one);
    }
  }
}
