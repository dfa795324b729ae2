package dev.pedigree.site.tree;

import dev.pedigree.site.svg.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the pictures of all layers together as HTML: a switch between them that needs no script,
 * each wide and tall, and the legend of each.
 */
final class TreePictures {
  /** Signs from which on there is a field to find one. */
  private static final int FIND = 12;

  private final Kin kin;
  private final TreeWords words;
  private final TreeLinks links;
  private final String title;
  private final String self;
  private final String family;

  /**
   * @param self the model that the pictures are about, or empty
   * @param family the family that they are about, or empty
   */
  TreePictures(
      Kin kin, TreeWords words, TreeLinks links, String title, String self, String family) {
    this.kin = kin;
    this.words = words;
    this.links = links;
    this.title = title;
    this.self = self;
    this.family = family;
  }

  /** Empty when there is no layer. */
  String html(List<Level> levels) {
    if (levels.isEmpty()) {
      return "";
    }
    Svg out = new Svg();
    out.open("div", spoken());
    for (int i = 0; i < levels.size(); i++) {
      String layer = levels.get(i).layer().word();
      out.line();
      if (i == 0) {
        out.empty(
            "input", "type", "radio", "name", "tree-layer", "id", "tree-" + layer, "checked", "");
      } else {
        out.empty("input", "type", "radio", "name", "tree-layer", "id", "tree-" + layer);
      }
      out.text("label", words.of("layer." + layer), "for", "tree-" + layer);
    }
    if (levels.get(0).wide().signs().size() >= FIND) {
      // The script fills it, as the line at the end; they stand here so that nothing moves then.
      out.line().text("div", "", "class", "tree-bar");
    }
    StringBuilder html = new StringBuilder(out.line().toString());
    levels.forEach(level -> html.append(layer(level)));
    return html.append(new Svg().text("p", "", "class", "tree-said", "aria-live", "polite"))
        .append("</div>\n")
        .toString();
  }

  /** The words that the script says. */
  private Object[] spoken() {
    List<Object> spoken = new ArrayList<>(List.of("class", "tree-pictures"));
    for (String key :
        List.of(
            "find", "in", "out", "reset", "list", "filter", "lab", "family", "licence", "year")) {
      spoken.addAll(List.of("data-" + key, words.of("script." + key)));
    }
    return spoken.toArray();
  }

  private String layer(Level level) {
    String layer = level.layer().word();
    WidePicture wide = new WidePicture(kin, words, links, level.wide(), level.layout(), self);
    Svg out = new Svg();
    out.open("div", "class", "tree-layer tree-of-" + layer).line();
    out.text("p", words.of("layer." + layer + ".note"), "class", "tree-note");
    out.open("div", "class", "t-wide", "tabindex", 0, "role", "region", "aria-label", title);
    StringBuilder html = new StringBuilder(out.toString());
    html.append("<div class=\"t-corner\"></div>")
        .append(wide.axis())
        .append(wide.lanes())
        .append(wide.main("wide-" + layer, title))
        .append("</div>\n");
    html.append(new TallPicture(kin, words, links, level.tall(), self).html("tall-" + layer, title))
        .append('\n');
    html.append(left(level.left(), "t-wide-left")).append(left(level.leftTall(), "t-tall-left"));
    html.append(Legend.html(words, level.wide(), self));
    file(level).ifPresent(html::append);
    return html.append("</div>\n").toString();
  }

  /** The way to the picture as a file, for pictures of which there is one. */
  private Optional<String> file(Level level) {
    if (!self.isEmpty() || level.empty()) {
      return Optional.empty();
    }
    return links
        .file(family, level.layer())
        .map(
            href ->
                new Svg()
                    .open("p", "class", "tree-own own")
                    .write(words.of("file") + words.of("colon"))
                    .text("a", "SVG", "href", href)
                    .write(" · ")
                    .text("a", "PNG", "href", href.replaceFirst("svg$", "png"))
                    .close("p")
                    .toString());
  }

  private String left(int count, String name) {
    if (count == 0) {
      return "";
    }
    return new Svg()
        .open("p", "class", "tree-left " + name)
        .text("a", words.of("left", "count", Integer.toString(count)), "href", links.families())
        .close("p")
        .toString();
  }
}
