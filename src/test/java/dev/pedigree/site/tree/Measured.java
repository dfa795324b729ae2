package dev.pedigree.site.tree;

import dev.pedigree.site.svg.TextWidth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a drawn picture is like, measured on its markup: signs, lines, and where they meet. */
public final class Measured {
  private static final Pattern STEP = Pattern.compile("([MVHQ])([^MVHQ]*)");

  private final Element svg;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  /** A rectangle, in pixels. */
  private record Box(int left, int top, int right, int bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  /**
   * A straight piece of a line.
   *
   * @param from number of the sign from which all lines of its bus come; empty for a ghost
   * @param to number of the sign to which it leads; empty for a bus
   */
  private record Line(String from, String to, int x1, int y1, int x2, int y2) {
    Box box() {
      return new Box(
          Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2) + 1, Math.max(y1, y2) + 1);
    }

    boolean crosses(Line other) {
      Box a = box();
      Box b = other.box();
      boolean upright = x1 == x2;
      return upright != (other.x1 == other.x2)
          && (upright
              ? b.left < x1 && x1 < b.right - 1 && a.top < other.y1 && other.y1 < a.bottom - 1
              : a.left < other.x1 && other.x1 < a.right - 1 && b.top < y1 && y1 < b.bottom - 1);
    }
  }

  /** Measures an {@code svg} element of the tree. */
  public Measured(Element svg) {
    this.svg = svg;
    for (Element sign : svg.select("g.t-glyph")) {
      String number =
          sign.hasAttr("data-n") ? sign.attr("data-n") : "ghost " + sign.attr("data-of");
      boxes.put(number, box(sign));
    }
    svg.select(".t-rail > path:not(.t-under)").forEach(p -> read(p, p.parent()));
    svg.select(".t-tie:not(:has(.t-tick)) .t-line").forEach(p -> read(p, p.closest(".t-tie")));
  }

  private static Box box(Element sign) {
    Box box = null;
    for (Element circle : sign.select("circle")) {
      box = with(box, at(circle, "cx") - 8, at(circle, "cy") - 8, 16, 16);
    }
    for (Element rect : sign.select("rect")) {
      box = with(box, at(rect, "x"), at(rect, "y"), at(rect, "width"), at(rect, "height"));
    }
    for (Element text : sign.select("text:not(.t-mark)")) {
      int size = text.hasClass("t-name") ? 13 : 11;
      int width = TextWidth.of(text.text(), size, size == 13 && !sign.hasClass("t-ghost"));
      int left = text.hasClass("t-end") ? at(text, "x") - width : at(text, "x");
      box = with(box, left, at(text, "y") - size, width, size);
    }
    return box;
  }

  private static Box with(Box box, int x, int y, int width, int height) {
    Box other = new Box(x, y, x + width, y + height);
    return box == null
        ? other
        : new Box(
            Math.min(box.left, other.left),
            Math.min(box.top, other.top),
            Math.max(box.right, other.right),
            Math.max(box.bottom, other.bottom));
  }

  private static int at(Element element, String attribute) {
    return Integer.parseInt(element.attr(attribute));
  }

  private void read(Element path, Element of) {
    int x = 0;
    int y = 0;
    Matcher steps = STEP.matcher(path.attr("d"));
    while (steps.find()) {
      String[] numbers = steps.group(2).trim().split(" ");
      int toX = x;
      int toY = y;
      switch (steps.group(1)) {
        case "H" -> toX = Integer.parseInt(numbers[0]);
        case "V" -> toY = Integer.parseInt(numbers[0]);
        default -> {
          toX = Integer.parseInt(numbers[numbers.length - 2]);
          toY = Integer.parseInt(numbers[numbers.length - 1]);
        }
      }
      if (!steps.group(1).equals("M")) {
        lines.add(new Line(of.attr("data-from"), of.attr("data-to"), x, y, toX, toY));
      }
      x = toX;
      y = toY;
    }
  }

  /** How many signs there are, ghosts included. */
  public int signs() {
    return boxes.size();
  }

  /** Pairs of signs that lie on each other. */
  public List<String> overlaps() {
    List<String> found = new ArrayList<>();
    List<Map.Entry<String, Box>> all = List.copyOf(boxes.entrySet());
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (all.get(i).getValue().meets(all.get(j).getValue())) {
          found.add(named(all.get(i).getKey()) + " and " + named(all.get(j).getKey()));
        }
      }
    }
    return found;
  }

  /** Lines that run through a sign to which they do not lead. */
  public List<String> hits() {
    List<String> found = new ArrayList<>();
    for (Line line : lines) {
      boxes.forEach(
          (number, box) -> {
            boolean own =
                number.equals(line.to)
                    || number.equals(line.from)
                    || line.from.isEmpty() && number.equals("ghost " + line.to);
            if (!own && box.meets(line.box())) {
              found.add(named(line.from) + " to " + named(line.to) + " through " + named(number));
            }
          });
    }
    return found;
  }

  /** How often lines of different parents cross. */
  public int crossings() {
    int count = 0;
    for (int i = 0; i < lines.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean foreign = !lines.get(i).from.equals(lines.get(j).from);
        count += foreign && lines.get(i).crosses(lines.get(j)) ? 1 : 0;
      }
    }
    return count;
  }

  /** Signs to which more than one line leads. */
  public List<String> doubled() {
    TreeSet<String> once = new TreeSet<>();
    return svg.select(".t-tie:not(:has(.t-tick))").stream()
        .map(tie -> tie.attr("data-to"))
        .filter(to -> !once.add(to))
        .toList();
  }

  /** Signs that reach beyond the picture. */
  public List<String> outside() {
    int width = at(svg, "width");
    int height = at(svg, "height");
    return boxes.entrySet().stream()
        .filter(
            e ->
                e.getValue().left < 0
                    || e.getValue().right > width
                    || e.getValue().top < 0
                    || e.getValue().bottom > height)
        .map(e -> named(e.getKey()))
        .toList();
  }

  private String named(String number) {
    Element sign = svg.selectFirst("g.t-glyph[data-n=\"" + number + "\"] .t-name");
    return sign == null ? number : sign.text();
  }
}
