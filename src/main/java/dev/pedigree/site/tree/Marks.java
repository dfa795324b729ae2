package dev.pedigree.site.tree;

import dev.pedigree.catalog.Model;
import dev.pedigree.lineage.Edge;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws the parts that every picture shares: signs, labels, lines. */
final class Marks {
  private static final int HUES = 8;

  private final Svg svg;
  private final TreeWords words;
  private final TreeLinks links;
  private final Kin kin;
  private final Descent descent;
  private final String self;
  private final Map<String, Integer> numbers = new HashMap<>();
  private boolean linked;

  /**
   * @param self the model that the picture is about, or empty
   */
  Marks(Svg svg, TreeWords words, TreeLinks links, Kin kin, Descent descent, String self) {
    this.svg = svg;
    this.words = words;
    this.links = links;
    this.kin = kin;
    this.descent = descent;
    this.self = self;
    for (Sign sign : descent.signs()) {
      sign.models().forEach(m -> numbers.put(m.id(), sign.number()));
    }
  }

  /** Opens the {@code svg} element. */
  void start(String name, int width, int height, String id, String title) {
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        name,
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        width,
        "height",
        height,
        "role",
        "group",
        "aria-labelledby",
        id + "-title " + id + "-desc");
    svg.text("title", title, "id", id + "-title");
    svg.text("desc", words.of("desc"), "id", id + "-desc").line();
  }

  /** The class name of a colour, when the sign has one. */
  static String hue(Sign sign) {
    return sign.twin() >= 0 && sign.twin() < HUES ? " t-hue" + sign.twin() : "";
  }

  /** Class names of a sign, for colours and for the script. */
  private String classes(Sign sign) {
    return "t-glyph t-"
        + (sign.kind() == Sign.Kind.MORE ? "many" : sign.known().name().toLowerCase(Locale.ROOT))
        + hue(sign)
        + (sign.bold() ? " t-bold" : "")
        + (sign.has(self) ? " t-self" : "");
  }

  /** Opens the group of a sign, with what filters and the keyboard need to know. */
  void open(Sign sign) {
    String licences =
        sign.models().stream()
            .map(Model::licence)
            .distinct()
            .sorted()
            .collect(Collectors.joining("|"));
    svg.open(
        "g",
        "class",
        classes(sign),
        "data-n",
        sign.number(),
        "data-lab",
        words.of(sign.lab()),
        "data-family",
        words.of(sign.family().name()),
        "data-licence",
        licences,
        "data-year",
        years(sign),
        "data-also",
        String.join(" ", also(sign)));
    svg.text("title", words.sign(sign, descent, kin));
  }

  private static String years(Sign sign) {
    TreeSet<Integer> years = new TreeSet<>();
    sign.models().forEach(m -> years.add(m.released().lastDay().getYear()));
    return years.stream().map(String::valueOf).collect(Collectors.joining("|"));
  }

  /** Lines to other parents in the picture, which are shown where the sign has the focus. */
  private List<String> also(Sign sign) {
    Map<Integer, String> also = new TreeMap<>();
    for (Edge edge : Descent.outside(kin, descent.layer(), sign)) {
      Integer from = edge.ghost() ? null : numbers.get(edge.parent());
      if (from != null && from != sign.number() && from != descent.parent(sign.number())) {
        also.putIfAbsent(from, edge.state().word());
      }
    }
    List<String> listed = new ArrayList<>();
    also.forEach((from, state) -> listed.add(from + ":" + state));
    return listed;
  }

  /** The mark of a sign, linked as its name is. */
  void dot(Sign sign, int x, int y) {
    int r = Shape.RADIUS;
    // The name beside it is the link for keyboards and screen readers.
    svg.open("a", "href", href(sign), "tabindex", "-1", "aria-hidden", "true");
    if (sign.kind() == Sign.Kind.MORE) {
      svg.empty("rect", "x", x - r + 3, "y", y - r, "width", 13, "height", 12, "rx", 3);
      svg.empty("rect", "x", x - r, "y", y - r + 4, "width", 13, "height", 12, "rx", 3);
    } else {
      svg.empty("circle", "cx", x, "cy", y, "r", r);
    }
    if (sign.twin() >= 0) {
      svg.text("text", Sign.letter(sign.twin()), "class", "t-mark", "x", x, "y", y + 4);
    }
    svg.close("a");
  }

  private String href(Sign sign) {
    return sign.kind() == Sign.Kind.MORE
        ? links.family(sign.family().id()) + "#models"
        : links.model(sign.lead());
  }

  /** The name of a sign, as a link. */
  void name(Sign sign, String name, int x, int y) {
    svg.open("text", "class", "t-name", "x", x, "y", y);
    svg.text("a", name, "href", href(sign)).close("text");
  }

  /** What stands below the name: sizes, each with its link, then words. */
  void below(Label label, int x, int y) {
    int at = x;
    for (Sign.Chip chip : label.chips()) {
      int width = Label.chip(chip);
      if (chip.model().isEmpty()) {
        svg.text("text", chip.text(), "class", "t-note", "x", at, "y", y);
      } else {
        svg.open("a", "class", "t-chip", "href", links.model(chip.model()));
        svg.empty("rect", "x", at, "y", y - 11, "width", width, "height", 15, "rx", 3);
        svg.text("text", chip.text(), "x", at + 4, "y", y).close("a");
      }
      at += width + Label.CHIP_GAP;
    }
    for (String note : label.notes()) {
      svg.text("text", note, "class", "t-note", "x", at, "y", y);
      at += TextWidth.of(note + "  ", Label.SMALL, false);
    }
  }

  void close() {
    svg.close("g").line();
  }

  /** Class names of a line. */
  static String classes(Tie tie) {
    return "t-tie t-"
        + tie.main().state().word()
        + (tie.weights() ? " t-weights" : "")
        + (tie.ghost() ? " t-from-ghost" : "");
  }

  /** Opens a line, as a link when the pair has a page. The picture draws what is in it. */
  void open(Tie tie) {
    String from = tie.ghost() ? "" : Integer.toString(tie.from().number());
    svg.open("g", "class", classes(tie), "data-from", from, "data-to", tie.to().number());
    Optional<String> href =
        tie.ghost() ? Optional.empty() : links.diff(tie.main().parent(), tie.main().child());
    linked = href.isPresent();
    href.ifPresent(to -> svg.open("a", "href", to, "tabindex", "-1"));
    svg.text("title", words.tie(tie, kin));
  }

  void closeTie() {
    if (linked) {
      svg.close("a");
    }
    svg.close("g").line();
  }
}
