package dev.pedigree.site.tree;

import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.List;

/**
 * A picture as a file of its own, for the wide screen: to be shown elsewhere, so that it says what
 * it is, what its lines mean, of when it is, and where it is from.
 *
 * @param title its heading
 * @param width in pixels
 * @param height in pixels
 * @param body the picture and its legend
 */
public record TreeFile(String title, int width, int height, String body) {
  private static final int TITLE = 20;
  private static final int HEAD = 84;
  private static final int FOOT = 40;
  private static final int EDGE = 16;
  private static final int SPACE = 22;
  private static final int LEAST = 760;

  static TreeFile of(Kin kin, TreeWords words, TreeLinks links, Level level, String name) {
    WidePicture wide = new WidePicture(kin, words, links, level.wide(), level.layout(), "");
    String title = name + " · " + words.of("layer." + level.layer().word());
    int left = EDGE + WidePicture.LANES;
    int top = HEAD + WideLayout.HEAD;
    int width =
        Math.max(
            Math.max(left + level.layout().width() + EDGE, LEAST),
            TextWidth.of(title, TITLE, true) + 2 * EDGE);
    Svg note = new Svg();
    note.text(
        "text",
        TextWidth.cut(
            words.of("layer." + level.layer().word() + ".note"),
            Label.SMALL,
            false,
            width - 2 * EDGE),
        "class",
        "t-note",
        "x",
        EDGE,
        "y",
        58);
    int legend = top + level.layout().height() + 14;
    StringBuilder body = new StringBuilder(note.toString());
    body.append(at(wide.axis(), left, HEAD))
        .append(at(wide.lanes(), EDGE, top))
        .append(at(wide.main("tree", title), left, top));
    int bottom = legend(Legend.items(words, level.wide(), ""), legend, width, body);
    return new TreeFile(title, width, bottom + FOOT, body.toString());
  }

  /** Adds the legend in lines from {@code top} on; its bottom. */
  private static int legend(List<Legend.Item> items, int top, int width, StringBuilder to) {
    int x = EDGE;
    int y = top;
    for (Legend.Item item : items) {
      int wide = item.width() + 8 + TextWidth.of(item.said(), Label.SMALL, false);
      if (x > EDGE && x + wide > width - EDGE) {
        x = EDGE;
        y += Legend.HEIGHT;
      }
      Svg start = new Svg();
      start.open("g", "transform", "translate(" + x + " " + y + ")");
      Svg end = new Svg();
      end.text("text", item.said(), "class", "t-note", "x", item.width() + 8, "y", 14);
      to.append(start).append(item.mark()).append(end.close("g").line());
      x += wide + SPACE;
    }
    return y + Legend.HEIGHT;
  }

  private static String at(String svg, int x, int y) {
    return svg.replaceFirst("<svg ", "<svg x=\"" + x + "\" y=\"" + y + "\" ");
  }

  /**
   * The file.
   *
   * @param css the style of the tree
   * @param date the day of what it shows, in words
   * @param source the address of the page it is from
   */
  public String svg(String css, String date, String source) {
    Svg start = new Svg();
    start.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "tree-pictures",
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        width,
        "height",
        height);
    start.text("title", title).line().text("style", css).line();
    start.empty("rect", "class", "t-paper-ground", "width", width, "height", height);
    start.text("text", title, "class", "t-file-title", "x", EDGE, "y", 34).line();
    Svg end = new Svg();
    end.open("a", "href", source);
    end.text("text", date + " · " + source, "class", "t-note", "x", EDGE, "y", height - 14);
    return start + body + end.close("a").close("svg");
  }
}
