package dev.pedigree.site.card;

import dev.pedigree.site.card.StyleRules.Node;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A drawing as pixels, read from the SVG that this program writes: the same picture for places that
 * show no SVG. It knows the elements and the style of our own drawings, not all of SVG.
 */
public final class Drawing {
  /** Most pixels of a picture of double size; a larger drawing has a pixel for each unit. */
  private static final long MOST = 8_000_000;

  private static final Set<String> SILENT = Set.of("title", "desc", "style");

  private final XMLStreamReader in;
  private final List<Node> path = new ArrayList<>();
  private StyleRules rules = StyleRules.of("");
  private Painter painter;
  private int scale;

  private Drawing(XMLStreamReader in) {
    this.in = in;
  }

  /**
   * The picture as PNG, of double size unless it is very large.
   *
   * @param svg a file that {@code OwnFile} made: with its width and height, and its style
   * @throws IllegalArgumentException when something in it is not known
   */
  public static byte[] png(String svg) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      Drawing drawing = new Drawing(factory.createXMLStreamReader(new StringReader(svg)));
      do {
        drawing.in.next();
      } while (!drawing.in.isStartElement());
      drawing.root();
      return drawing.painter.png();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("not a drawing: " + e.getMessage(), e);
    }
  }

  private void root() throws XMLStreamException {
    int width = (int) number("width");
    int height = (int) number("height");
    scale = 4L * width * height <= MOST ? 2 : 1;
    painter = new Painter(width * scale, height * scale, 0xffffff);
    path.add(new Node("svg", attribute("class")));
    inside(Look.start(), new Place(0, 0, scale));
  }

  /** What an element holds. */
  private void inside(Look look, Place place) throws XMLStreamException {
    Look own = look;
    while (in.next() != XMLStreamConstants.END_ELEMENT) {
      if (in.isStartElement() && in.getLocalName().equals("style")) {
        rules = StyleRules.of(in.getElementText());
        own = look.with(Map.of(), rules.of(path)); // the style of a file stands in its root
      } else if (in.isStartElement()) {
        element(own, place);
      }
    }
  }

  private void element(Look around, Place place) throws XMLStreamException {
    String name = in.getLocalName();
    if (SILENT.contains(name)) {
      skip();
      return;
    }
    path.add(new Node(name, attribute("class")));
    Look look = around.with(attributes(), rules.of(path));
    switch (name) {
      case "svg" -> inside(look, nested(place));
      case "g" -> inside(look, moved(place));
      case "a" -> inside(look, place);
      case "text" -> text(look, place);
      default -> {
        draw(shape(name, place), look, place.scale());
        skip();
      }
    }
    path.remove(path.size() - 1);
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = in.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private Place nested(Place place) {
    String box = attribute("viewBox");
    double size =
        box.isEmpty() || attribute("width").isEmpty()
            ? 1
            : number("width") / Double.parseDouble(box.split(" ")[2]);
    return place.within(number("x"), number("y"), size);
  }

  private Place moved(Place place) {
    String transform = attribute("transform");
    if (transform.isEmpty()) {
      return place;
    }
    if (!transform.matches("translate\\(-?[\\d.]+[ ,]-?[\\d.]+\\)")) {
      throw new IllegalArgumentException("not a known transform: " + transform);
    }
    String[] by = transform.substring(10, transform.length() - 1).split("[ ,]");
    return place.within(Double.parseDouble(by[0]), Double.parseDouble(by[1]), 1);
  }

  private List<Polyline> shape(String name, Place place) {
    return switch (name) {
      case "rect" ->
          List.of(
              PathData.box(
                  number("x"),
                  number("y"),
                  number("width"),
                  number("height"),
                  number("rx"),
                  place));
      case "circle" -> List.of(PathData.circle(number("cx"), number("cy"), number("r"), place));
      case "line" ->
          PathData.of(
              "M" + number("x1") + " " + number("y1") + "L" + number("x2") + " " + number("y2"),
              place);
      case "path" -> PathData.of(attribute("d"), place);
      default -> throw new IllegalArgumentException("not a known element: " + name);
    };
  }

  private void draw(List<Polyline> lines, Look look, double scale) {
    int fill = look.colour("fill", "#000");
    if (fill != Look.NONE) {
      painter.fill(Area.within(lines), fill, look.opacity() * look.number("fill-opacity", 1));
    }
    int stroke = look.colour("stroke", "none");
    if (stroke != Look.NONE) {
      double width = look.number("stroke-width", 1) * scale;
      boolean round = look.word("stroke-linecap", "butt").equals("round");
      for (Area area : new Stroke(width, dashes(lines, look, scale), round).along(lines)) {
        painter.fill(area, stroke, look.opacity());
      }
    }
  }

  /** Lengths of dashes in pixels; a path may say how many units its whole length has. */
  private double[] dashes(List<Polyline> lines, Look look, double scale) {
    String units = attribute("pathLength");
    double unit =
        units.isEmpty()
            ? scale
            : lines.stream().mapToDouble(Polyline::length).sum() / Double.parseDouble(units);
    return Arrays.stream(look.dashes()).map(dash -> dash * unit).toArray();
  }

  private void text(Look look, Place place) throws XMLStreamException {
    double x = place.x(number("x"));
    double base = place.y(number("y"));
    StringBuilder words = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      int event = in.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      if (event == XMLStreamConstants.CHARACTERS) {
        words.append(in.getText());
      }
    }
    String text = words.toString();
    int size = (int) Math.round(look.number("font-size", 16) * place.scale());
    double width = Painter.width(text, size, look.bold());
    String anchor = look.word("text-anchor", "start");
    double left = anchor.equals("middle") ? x - width / 2 : anchor.equals("end") ? x - width : x;
    int under = look.colour("stroke", "none");
    if (under != Look.NONE && look.word("paint-order", "").equals("stroke")) {
      // What lies behind the characters is hidden, as their broad edge would hide it.
      double edge = look.number("stroke-width", 1) * place.scale() / 2;
      Place pixels = new Place(0, 0, 1);
      painter.fill(
          Area.within(
              List.of(
                  PathData.box(
                      left - edge,
                      base - size * 0.8 - edge / 2,
                      width + 2 * edge,
                      size + edge,
                      edge,
                      pixels))),
          under,
          look.opacity());
    }
    painter.write(text, left, base, size, look.bold(), look.colour("fill", "#000"));
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    attributes.keySet().retainAll(INHERITED);
    return attributes;
  }

  private static final Set<String> INHERITED =
      Set.of(
          "fill",
          "stroke",
          "stroke-width",
          "stroke-dasharray",
          "stroke-linecap",
          "opacity",
          "fill-opacity",
          "color",
          "text-anchor",
          "font-size",
          "font-weight");

  private String attribute(String name) {
    String value = in.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private double number(String name) {
    String value = attribute(name);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }
}
