package dev.pedigree.crawl.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pedigree.diagnostics.Visible;
import java.util.Iterator;
import java.util.Map;

/**
 * Formats JSON so that diffs are readable: objects over several lines, rows of a table on one line
 * each, arrays of plain values on one line. Hidden characters are escapes.
 */
public final class JsonLayout {
  private final StringBuilder out = new StringBuilder();

  private JsonLayout() {}

  /** The text of {@code node}, with a final newline. */
  public static String of(JsonNode node) {
    JsonLayout layout = new JsonLayout();
    layout.append(node, 0, false);
    return Visible.json(layout.out.append('\n').toString());
  }

  private void append(JsonNode node, int indent, boolean row) {
    if (node.isValueNode() || node.isEmpty() || (row && nesting(node) <= 1) || flatArray(node)) {
      oneLine(node);
    } else if (node.isArray()) {
      out.append('[');
      for (Iterator<JsonNode> at = node.iterator(); at.hasNext(); ) {
        newLine(indent + 2);
        append(at.next(), indent + 2, true);
        out.append(at.hasNext() ? "," : "");
      }
      newLine(indent);
      out.append(']');
    } else {
      out.append('{');
      for (Iterator<Map.Entry<String, JsonNode>> at = node.properties().iterator();
          at.hasNext(); ) {
        Map.Entry<String, JsonNode> entry = at.next();
        newLine(indent + 2);
        out.append(TextNode.valueOf(entry.getKey())).append(": ");
        append(entry.getValue(), indent + 2, false);
        out.append(at.hasNext() ? "," : "");
      }
      newLine(indent);
      out.append('}');
    }
  }

  private void oneLine(JsonNode node) {
    if (node.isArray()) {
      out.append('[');
      for (Iterator<JsonNode> at = node.iterator(); at.hasNext(); ) {
        oneLine(at.next());
        out.append(at.hasNext() ? ", " : "");
      }
      out.append(']');
    } else if (node.isObject()) {
      out.append('{');
      for (Iterator<Map.Entry<String, JsonNode>> at = node.properties().iterator();
          at.hasNext(); ) {
        Map.Entry<String, JsonNode> entry = at.next();
        out.append(TextNode.valueOf(entry.getKey())).append(": ");
        oneLine(entry.getValue());
        out.append(at.hasNext() ? ", " : "");
      }
      out.append('}');
    } else {
      out.append(node);
    }
  }

  private void newLine(int indent) {
    out.append('\n').append(" ".repeat(indent));
  }

  private static boolean flatArray(JsonNode node) {
    return node.isArray() && nesting(node) == 0;
  }

  /** How many levels of containers are inside a container. */
  private static int nesting(JsonNode node) {
    int deepest = 0;
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        deepest = Math.max(deepest, 1 + nesting(child));
      }
    }
    return deepest;
  }
}
