package dev.pedigree.diagnostics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Findings as lines for a terminal and as JSON. */
public final class FindingPrinter {
  /** Tensors and keys have some dozen characters, paths a few hundred. */
  private static final int LONGEST_PLACE = 500;

  private FindingPrinter() {}

  /**
   * One finding as text: {@code path:line:col: error: message}, then the source line with a caret
   * under the column if there is a source, then {@code hint: …}.
   *
   * @param source the text of the file that the finding is in, or null
   */
  public static String terminal(Finding finding, String source) {
    StringBuilder out = new StringBuilder();
    out.append(Visible.cut(finding.location().toString(), LONGEST_PLACE))
        .append(": ")
        .append(finding.severity().word())
        .append(": ");
    out.append(finding.message().en()).append('\n');
    if (source != null && finding.location().line() > 0) {
      appendCaret(out, source, finding.location());
    }
    String hint = finding.hint().en();
    if (!hint.isEmpty()) {
      out.append("  hint: ").append(hint).append('\n');
    }
    return out.toString();
  }

  /**
   * One finding as JSON: {@code {severity, rule, location, message, hint}}, with both languages
   * under message and hint.
   */
  public static ObjectNode json(Finding finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("severity", finding.severity().word());
    json.put("rule", finding.rule());
    json.put("location", finding.location().toString());
    json.put("message", finding.message().en());
    json.put("hint", finding.hint().en());
    json.put("messageZh", finding.message().zh());
    json.put("hintZh", finding.hint().zh());
    return json;
  }

  private static void appendCaret(StringBuilder out, String source, Location location) {
    String[] lines = source.split("\\R", -1);
    if (location.line() > lines.length) {
      return;
    }
    String line = lines[location.line() - 1];
    String number = Integer.toString(location.line());
    out.append("  ").append(number).append(" | ").append(line).append('\n');
    if (location.column() > 0) {
      // Tabs are kept and wide (CJK) characters take two columns, so that the caret is under its
      // character.
      StringBuilder indent = new StringBuilder();
      line.codePoints()
          .limit(location.column() - 1L)
          .forEach(c -> indent.append(c == '\t' ? "\t" : wide(c) ? "  " : " "));
      out.append("  ").append(" ".repeat(number.length())).append(" | ");
      out.append(indent).append("^\n");
    }
  }

  private static boolean wide(int codePoint) {
    return Character.isIdeographic(codePoint)
        || (codePoint >= 0x3000 && codePoint <= 0x30ff)
        || (codePoint >= 0xff00 && codePoint <= 0xff60);
  }
}
