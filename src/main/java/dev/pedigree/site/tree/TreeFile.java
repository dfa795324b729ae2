package dev.pedigree.site.tree;

import dev.pedigree.site.svg.OwnFile;
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
  private static final int HEAD = 84;
  private static final int SPACE = 22;
  private static final int LEAST = 760;

  static TreeFile of(Kin kin, TreeWords words, TreeLinks links, Level level, String name) {
    WidePicture wide = new WidePicture(kin, words, links, level.wide(), level.layout(), "");
    String title = name + " · " + words.of("layer." + level.layer().word());
    int left = OwnFile.EDGE + WidePicture.LANES;
    int top = HEAD + WideLayout.HEAD;
    int width =
        Math.max(
            Math.max(left + level.layout().width() + OwnFile.EDGE, LEAST),
            TextWidth.of(title, OwnFile.TITLE, true) + 2 * OwnFile.EDGE);
    Svg note = new Svg();
    note.text(
        "text",
        TextWidth.cut(
            words.of("layer." + level.layer().word() + ".note"),
            Label.SMALL,
            false,
            width - 2 * OwnFile.EDGE),
        "class",
        "t-note",
        "x",
        OwnFile.EDGE,
        "y",
        58);
    int legend = top + level.layout().height() + 14;
    StringBuilder body = new StringBuilder(note.toString());
    body.append(OwnFile.at(wide.axis(), left, HEAD))
        .append(OwnFile.at(wide.lanes(), OwnFile.EDGE, top))
        .append(OwnFile.at(wide.main("tree", title), left, top));
    int bottom = legend(Legend.items(words, level.wide(), ""), legend, width, body);
    return new TreeFile(title, width, bottom + OwnFile.FOOT, body.toString());
  }

  /** Adds the legend in lines from {@code top} on; its bottom. */
  private static int legend(List<Legend.Item> items, int top, int width, StringBuilder to) {
    int x = OwnFile.EDGE;
    int y = top;
    for (Legend.Item item : items) {
      int wide = item.width() + 8 + TextWidth.of(item.said(), Label.SMALL, false);
      if (x > OwnFile.EDGE && x + wide > width - OwnFile.EDGE) {
        x = OwnFile.EDGE;
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

  /**
   * The file.
   *
   * @param css the style of the tree
   * @param date the day of what it shows, in words
   * @param source the address of the page it is from
   */
  public String svg(String css, String date, String source) {
    return OwnFile.svg("tree-pictures", title, width, height, css, date, source, body);
  }
}
