package dev.pedigree.site.data;

import dev.pedigree.diagnostics.Visible;
import java.nio.charset.StandardCharsets;

/** A CSV table in UTF-8 (RFC 4180). */
public final class Csv {
  private final StringBuilder out = new StringBuilder();

  public Csv(Object... head) {
    row(head);
  }

  public void row(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      String cell = Visible.text(String.valueOf(cells[i]));
      out.append(i > 0 ? "," : "").append(quoted(cell));
    }
    out.append("\r\n");
  }

  public byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Puts an apostrophe before cells that a spreadsheet would run as formulas, and quotes where
   * needed.
   */
  private static String quoted(String cell) {
    String safe = cell.matches("(?s)[=+@\\t\\r].*|-(?![0-9.]*$).*") ? "'" + cell : cell;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
