package dev.pedigree.site.text;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ext.attributes.AttributesExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.AttributeProvider;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.IndependentAttributeProviderFactory;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.data.NullableDataKey;
import com.vladsch.flexmark.util.html.MutableAttributes;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.CharSubSequence;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Cjk;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.language.TraditionalHtml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The Markdown of one page as HTML; HTML in it is escaped. Links lead to pages of the site ({@code
 * model:ID}), to anchors on the page, or to the web. Any other link loses its target and keeps it
 * in {@code data-unresolved}, where the check of links finds it.
 *
 * <p>For one thread. A text is rendered once for both scripts of Chinese.
 */
public final class Prose {
  private static final MutableDataSet OPTIONS =
      new MutableDataSet()
          .set(
              Parser.EXTENSIONS,
              List.of(
                  TablesExtension.create(),
                  FootnoteExtension.create(),
                  AttributesExtension.create()))
          .set(Parser.ASTERISK_DELIMITER_PROCESSOR, false)
          .set(HtmlRenderer.ESCAPE_HTML, true)
          // Suppressing links is left to this class, which reports those that it refuses.
          .set(HtmlRenderer.SUPPRESSED_LINKS, "")
          .set(HtmlRenderer.RENDER_HEADER_ID, true)
          .set(HtmlRenderer.GENERATE_HEADER_ID, true)
          .set(HtmlRenderer.HEADER_ID_GENERATOR_RESOLVE_DUPES, true);

  /** Attributes that run, load or colour something, which the policy of the pages stops anyway. */
  private static final Predicate<String> ACTS =
      Pattern.compile("(?i)on.*|style|srcdoc|srcset|formaction|action").asMatchPredicate();

  private static final Parser PARSER = parser(OPTIONS);

  /** Of a text without tables and footnotes, which is parsed sooner when none are looked for. */
  private static final Parser PLAIN =
      parser(
          new MutableDataSet(OPTIONS)
              .set(Parser.EXTENSIONS, List.of(AttributesExtension.create())));

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder(OPTIONS)
          .attributeProviderFactory(
              new IndependentAttributeProviderFactory() {
                @Override
                public AttributeProvider apply(LinkResolverContext context) {
                  return Prose::attributes;
                }
              })
          .nodeRendererFactory(options -> () -> Set.of(softBreaks(), pictures()))
          .build();

  /** Where a text comes from (its file and the line on which it starts), and its page. */
  private record Source(String path, int line, Language language, Prose page) {}

  private static final NullableDataKey<Source> SOURCE = new NullableDataKey<>("SOURCE");

  private final ContentLinks links;
  private final UnaryOperator<String> href;
  private final PictureMaker pictures;
  private final Map<Source, String> done = new HashMap<>();

  /**
   * Prose for one page.
   *
   * @param links resolves the link schemes of content
   * @param href from an address to the relative link from this page
   * @param pictures makes what texts embed
   */
  public Prose(ContentLinks links, UnaryOperator<String> href, PictureMaker pictures) {
    this.links = links;
    this.href = href;
    this.pictures = pictures;
  }

  /** The text in a language, or in English if it is not translated. */
  public String html(Words words, Language language) {
    boolean chinese = language.chinese() && words.hasChinese();
    Source source =
        chinese
            ? new Source(words.zhPath(), words.zhLine(), Language.ZH_HANS, this)
            : new Source(words.enPath(), words.enLine(), Language.EN, this);
    String html = done.computeIfAbsent(source, at -> html(at, chinese ? words.zh() : words.en()));
    return chinese && language == Language.ZH_HANT ? TraditionalHtml.of(html) : html;
  }

  private static Parser parser(MutableDataSet options) {
    return Parser.builder(options)
        .customDelimiterProcessor(new CjkEmphasis())
        .customInlineParserFactory(QuickInlineParser::new)
        .build();
  }

  private static String html(Source source, String markdown) {
    boolean plain = markdown.indexOf('|') < 0 && !markdown.contains("[^");
    // Of an array of characters each is read sooner than of a text.
    Document document = (plain ? PLAIN : PARSER).parse(CharSubSequence.of(markdown));
    document.set(SOURCE, source);
    String html = RENDERER.render(document);
    return plain
        ? html
        : html.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
            .replace("</table>", "</table></div>");
  }

  private static void attributes(Node node, AttributablePart part, MutableAttributes attributes) {
    List.copyOf(attributes.keySet()).stream().filter(ACTS).forEach(attributes::remove);
    if (part.getName().equals("LINK")) {
      if (node instanceof Image image) {
        attributes.remove("src");
        unresolved(node, image.getUrl(), attributes);
      } else if (node instanceof LinkNodeBase link) {
        link(node, link.getUrl(), attributes);
      } else if (node instanceof AutoLink auto) {
        link(node, auto.getText(), attributes);
      }
    } else if (node instanceof com.vladsch.flexmark.ast.FencedCodeBlock
        || node instanceof com.vladsch.flexmark.ast.IndentedCodeBlock) {
      if (part == AttributablePart.NODE) {
        attributes.replaceValue("tabindex", "0");
      }
    }
  }

  private static void link(Node node, BasedSequence url, MutableAttributes attributes) {
    String target = url.unescape();
    if (target.startsWith("#")) {
      return;
    }
    Prose page = SOURCE.get(node.getDocument()).page();
    Optional<String> address = page.links.address(target);
    if (address.isPresent()) {
      attributes.replaceValue("href", page.href.apply(address.get()));
      if (target.startsWith("fact:") || target.startsWith("claim:")) {
        attributes.replaceValue("class", "computed");
      }
    } else if (target.startsWith("https://") || target.startsWith("http://")) {
      attributes.replaceValue("href", target);
      attributes.replaceValue("class", "out");
    } else {
      attributes.remove("href");
      unresolved(node, url, attributes);
    }
  }

  private static void unresolved(Node node, BasedSequence url, MutableAttributes attributes) {
    Source source = SOURCE.get(node.getDocument());
    int offset = url.getStartOffset();
    int line = node.getDocument().getLineNumber(offset);
    BasedSequence text = url.getBaseSequence();
    int column = Character.codePointCount(text, text.startOfLine(offset), offset) + 1;
    attributes.replaceValue("data-unresolved", url.toString());
    attributes.replaceValue("data-at", source.path() + ":" + (source.line() + line) + ":" + column);
  }

  /** A paragraph of pictures that the site makes is no paragraph of words. */
  private static NodeRenderingHandler<Paragraph> pictures() {
    return new NodeRenderingHandler<>(
        Paragraph.class,
        (node, context, html) -> {
          List<Image> images = PictureParagraph.of(node);
          if (images.isEmpty()) {
            context.delegateRender();
          } else {
            Source source = SOURCE.get(node.getDocument());
            Prose page = source.page();
            html.raw(
                PictureParagraph.html(
                    images,
                    page.pictures,
                    source.language(),
                    target -> page.links.address(target).map(page.href),
                    page.href));
          }
        });
  }

  /** A line break between two Chinese characters is not shown as a space. */
  private static NodeRenderingHandler<SoftLineBreak> softBreaks() {
    return new NodeRenderingHandler<>(
        SoftLineBreak.class,
        (node, context, html) -> {
          BasedSequence text = node.getChars().getBaseSequence();
          int before = node.getStartOffset() - 1;
          while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
          }
          int after = node.getEndOffset();
          while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
          }
          boolean between =
              before >= 0
                  && after < text.length()
                  && Cjk.wide(Character.codePointBefore(text, before + 1))
                  && Cjk.wide(Character.codePointAt(text, after));
          html.raw(between ? "" : "\n");
        });
  }
}
