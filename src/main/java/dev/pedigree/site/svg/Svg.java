package dev.pedigree.site.svg;

import dev.pedigree.diagnostics.Visible;

/** Writes SVG: elements in order, every text and attribute escaped. */
public final class Svg {
  private final StringBuilder out = new StringBuilder(16_384);

  /** Opens an element; attributes are name, value, name, value … */
  public Svg open(String element, Object... attributes) {
    start(element, attributes);
    out.append('>');
    return this;
  }

  /** An element without content. */
  public Svg empty(String element, Object... attributes) {
    start(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element with text in it. */
  public Svg text(String element, String text, Object... attributes) {
    open(element, attributes);
    write(text);
    return close(element);
  }

  public Svg write(String text) {
    escape(text);
    return this;
  }

  public Svg close(String element) {
    out.append("</").append(element).append('>');
    return this;
  }

  public Svg line() {
    out.append('\n');
    return this;
  }

  private void start(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1].toString());
      out.append('"');
    }
  }

  private void escape(String text) {
    Visible.text(text)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
              }
            });
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
