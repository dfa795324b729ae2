package dev.pedigree.site.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** What prose writes otherwise than CommonMark: headings, links, pictures, code, line breaks. */
final class ProseNodes extends CoreHtmlNodeRenderer {
  /** The id at the end of a heading; other attributes are left out. */
  private static final Pattern ID = Pattern.compile("\\{[^{}#]*+#([^\\s{}]++)[^{}]*+}");

  private final HtmlWriter html;
  private final ProseSource source;
  private final ContentLinks links;
  private final UnaryOperator<String> href;

  ProseNodes(
      HtmlNodeRendererContext context,
      ProseSource source,
      ContentLinks links,
      UnaryOperator<String> href) {
    super(context);
    this.html = context.getWriter();
    this.source = source;
    this.links = links;
    this.href = href;
  }

  @Override
  public void visit(Heading heading) {
    String tag = "h" + heading.getLevel();
    html.line();
    html.tag(tag, id(heading).<Map<String, String>>map(id -> Map.of("id", id)).orElse(Map.of()));
    visitChildren(heading);
    html.tag("/" + tag);
    html.line();
  }

  /** Takes the id out of a heading. */
  private static Optional<String> id(Heading heading) {
    if (!(heading.getLastChild() instanceof Text last)) {
      return Optional.empty();
    }
    String words = last.getLiteral();
    int open = words.lastIndexOf('{');
    Matcher id = ID.matcher(open < 0 ? "" : words.substring(open).strip());
    if (!id.matches()) {
      return Optional.empty();
    }
    last.setLiteral(words.substring(0, open).stripTrailing());
    return Optional.of(id.group(1));
  }

  @Override
  public void visit(Link link) {
    Map<String, String> attributes = new LinkedHashMap<>();
    String target = CjkEmphasis.unmarked(link.getDestination());
    Optional<String> address = links.address(target);
    boolean web = target.startsWith("https://") || target.startsWith("http://");
    if (address.isPresent()) {
      attributes.put("href", href.apply(address.get()));
    } else if (web || target.startsWith("#") || mail(link)) {
      attributes.put("href", target);
    }
    if (link.getTitle() != null) {
      attributes.put("title", link.getTitle());
    }
    if (web) {
      attributes.put("class", "out");
    } else if (!attributes.containsKey("href")) {
      unresolved(link, target, attributes);
    }
    html.tag("a", attributes);
    visitChildren(link);
    html.tag("/a");
  }

  /** An address between angle brackets, which stands on the page as it is. */
  private static boolean mail(Link link) {
    return link.getFirstChild() instanceof Text text
        && link.getDestination().equals("mailto:" + text.getLiteral());
  }

  @Override
  public void visit(Image image) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("alt", "");
    unresolved(image, CjkEmphasis.unmarked(image.getDestination()), attributes);
    html.tag("img", attributes, true);
  }

  private void unresolved(Node node, String target, Map<String, String> attributes) {
    attributes.put("data-unresolved", target);
    attributes.put("data-at", source.place(node));
  }

  @Override
  public void visit(FencedCodeBlock code) {
    String info = code.getInfo() == null ? "" : code.getInfo();
    String language = info.isEmpty() ? "" : info.split(" ", 2)[0];
    code(
        code.getLiteral(), language.isEmpty() ? Map.of() : Map.of("class", "language-" + language));
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code(code.getLiteral(), Map.of());
  }

  private void code(String literal, Map<String, String> attributes) {
    html.line();
    html.tag("pre", Map.of("tabindex", "0"));
    html.tag("code", attributes);
    html.text(literal);
    html.tag("/code");
    html.tag("/pre");
    html.line();
  }

  /** A line break between two Chinese characters is not shown as a space. */
  @Override
  public void visit(SoftLineBreak lineBreak) {
    html.raw(source.breaksChinese(lineBreak.getPrevious()) ? "" : "\n");
  }
}
