package dev.pedigree.site.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Tables of prose, each in a box of its own that scrolls, a row a line. */
final class ProseTables implements NodeRenderer {
  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;

  ProseTables(HtmlNodeRendererContext context) {
    this.context = context;
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(
        TableBlock.class, TableHead.class, TableBody.class, TableRow.class, TableCell.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof TableBlock) {
      html.line();
      html.raw("<div class=\"scroll\" tabindex=\"0\">");
      lines("table", node);
      html.raw("</div>");
      html.line();
    } else if (node instanceof TableHead) {
      html.line();
      lines("thead", node);
      html.line();
    } else if (node instanceof TableBody) {
      lines("tbody", node);
      html.line();
    } else if (node instanceof TableRow) {
      html.line();
      children("tr", Map.of(), node);
      html.line();
    } else if (node instanceof TableCell cell) {
      children(cell.isHeader() ? "th" : "td", attributes(cell), cell);
    }
  }

  private static Map<String, String> attributes(TableCell cell) {
    return cell.getAlignment() == null
        ? Map.of()
        : Map.of("align", cell.getAlignment().name().toLowerCase(Locale.ROOT));
  }

  private void lines(String tag, Node node) {
    html.tag(tag);
    html.line();
    each(node);
    html.tag("/" + tag);
  }

  private void children(String tag, Map<String, String> attributes, Node node) {
    html.tag(tag, attributes);
    each(node);
    html.tag("/" + tag);
  }

  private void each(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
  }
}
