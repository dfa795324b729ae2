package dev.pedigree.site.picture;

import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.List;

/**
 * A chart of a text.
 *
 * @param svg the chart, of the size of {@link Bars}
 * @param keys what its colours mean; none where it has one
 */
record Chart(String svg, List<Key> keys) {
  /** Height of a line of the key in a file of its own. */
  static final int LINE = 20;

  private static final int SIZE = 11;

  /**
   * What a colour means.
   *
   * @param kind the word of it in style sheets
   * @param words what it means
   */
  record Key(String kind, String words) {}

  /**
   * The chart in a text.
   *
   * @param words its caption
   * @param links HTML that leads to its files
   */
  String html(String words, String links) {
    Svg key = new Svg();
    if (!keys.isEmpty()) {
      key.open("ul", "class", "key");
      for (Key one : keys) {
        key.open("li").text("span", "", "class", "cell cell-" + one.kind(), "aria-hidden", "true");
        key.write(" " + one.words()).close("li");
      }
      key.close("ul");
    }
    String caption = new Svg().open("figcaption").write(words).toString();
    return "<figure>" + svg + key + caption + links + "</figcaption></figure>";
  }

  /** The key as a part of a picture, a line for each colour, from a place on. */
  String key(int x, int y) {
    Svg svg = new Svg().open("g", "class", "chart");
    for (int i = 0; i < keys.size(); i++) {
      Key one = keys.get(i);
      int top = y + i * LINE;
      svg.empty("rect", "class", "kind-" + one.kind(), "x", x, "y", top, "width", 12, "height", 12);
      svg.text("text", one.words(), "x", x + LINE, "y", top + SIZE);
    }
    return svg.close("g").toString();
  }

  /** How wide the key is. */
  int keyWidth() {
    return keys.stream()
        .mapToInt(one -> LINE + TextWidth.of(one.words(), SIZE, false))
        .max()
        .orElse(0);
  }
}
