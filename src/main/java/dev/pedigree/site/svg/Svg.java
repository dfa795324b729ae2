package dev.pedigree.site.svg;

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
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  // Neither characters that XML forbids nor those that change the text direction.
                  boolean allowed =
                      c == '\n'
                          || c == '\t'
                          || c >= ' '
                              && (c < 0x7f || c > 0x9f)
                              && (c < 0xd800 || c > 0xdfff)
                              && (c < 0x202a || c > 0x202e)
                              && (c < 0x2066 || c > 0x2069)
                              && (c & 0xfffe) != 0xfffe;
                  if (allowed) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
