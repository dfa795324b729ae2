package dev.pedigree.site.svg;

/**
 * A picture as a file of its own, to be shown elsewhere: it says what it is, of when it is, and
 * where it is from.
 */
public final class OwnFile {
  /** Where the picture may begin, in pixels from the top, below the title. */
  public static final int HEAD = 52;

  /** What the line with date and source takes below the picture. */
  public static final int FOOT = 40;

  /** Space left of everything. */
  public static final int EDGE = 16;

  /** The size of the title. */
  public static final int TITLE = 20;

  private OwnFile() {}

  /**
   * The file.
   *
   * @param kind the class of the root, for the style
   * @param title the heading
   * @param width in pixels
   * @param height in pixels
   * @param css the style, which also has {@code own-ground}, {@code own-title} and {@code own-note}
   * @param date the day of what it shows, in words
   * @param source the address of the page it is from
   * @param body the picture
   */
  public static String svg(
      String kind,
      String title,
      int width,
      int height,
      String css,
      String date,
      String source,
      String body) {
    Svg start = new Svg();
    start.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        kind,
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        width,
        "height",
        height);
    start.text("title", title).line().text("style", css).line();
    start.empty("rect", "class", "own-ground", "width", width, "height", height);
    start.text("text", title, "class", "own-title", "x", EDGE, "y", 34).line();
    Svg end = new Svg();
    end.open("a", "href", source);
    end.text("text", date + " · " + source, "class", "own-note", "x", EDGE, "y", height - 14);
    return start + body + end.close("a").close("svg");
  }

  /** A picture at a place within another. */
  public static String at(String svg, int x, int y) {
    return svg.replaceFirst("<svg ", "<svg x=\"" + x + "\" y=\"" + y + "\" ");
  }
}
