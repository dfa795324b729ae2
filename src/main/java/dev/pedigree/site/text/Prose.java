package dev.pedigree.site.text;

import dev.pedigree.catalog.Words;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.language.TraditionalHtml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The Markdown of one page as HTML; HTML in it is escaped. Links lead to pages of the site ({@code
 * model:ID}), to anchors on the page, or to the web. Any other link loses its target and keeps it
 * in {@code data-unresolved}, where the check of links finds it.
 *
 * <p>For one thread. A text is rendered once for both scripts of Chinese.
 */
public final class Prose {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), FootnotesExtension.create());

  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final ContentLinks links;
  private final UnaryOperator<String> href;

  /** HTML by file and line of the text. */
  private final Map<String, String> done = new HashMap<>();

  /**
   * Prose for one page.
   *
   * @param links resolves the link schemes of content
   * @param href from an address to the relative link from this page
   */
  public Prose(ContentLinks links, UnaryOperator<String> href) {
    this.links = links;
    this.href = href;
  }

  /** The text in a language, or in English if it is not translated. */
  public String html(Words words, Language language) {
    boolean chinese = language.chinese() && words.hasChinese();
    String html =
        chinese
            ? html(words.zhPath(), words.zhLine(), words.zh())
            : html(words.enPath(), words.enLine(), words.en());
    return chinese && language == Language.ZH_HANT ? TraditionalHtml.of(html) : html;
  }

  private String html(String path, int line, String markdown) {
    return done.computeIfAbsent(path + ":" + line, at -> rendered(path, line, markdown));
  }

  private String rendered(String path, int line, String markdown) {
    ProseSource source = new ProseSource(path, line, CjkEmphasis.marked(markdown));
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .escapeHtml(true)
            .nodeRendererFactory(context -> new ProseNodes(context, source, links, href))
            .nodeRendererFactory(ProseTables::new)
            .extensions(List.of(FootnotesExtension.create()))
            // The label of the way back from a footnote is in English on every page.
            .attributeProviderFactory(
                context -> (node, tag, attributes) -> attributes.remove("aria-label"))
            .build();
    return CjkEmphasis.unmarked(renderer.render(PARSER.parse(source.text())));
  }
}
