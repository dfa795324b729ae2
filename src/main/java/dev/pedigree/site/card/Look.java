package dev.pedigree.site.card;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an element of a drawing looks: what was said of it, and what it takes from those around. */
final class Look {
  /** A colour that is none. */
  static final int NONE = -1;

  private static final Pattern VARIABLE =
      Pattern.compile("var\\((--[\\w-]+)(?:,\\s*([^()]*(?:\\([^()]*\\))?[^()]*))?\\)");
  private static final Pattern FONT = Pattern.compile("(?:(\\d{3})\\s+)?([\\d.]+)(px|rem)\\b.*");

  private static final double REM = 16;

  private final Map<String, String> values;
  private final double opacity;

  private Look(Map<String, String> values, double opacity) {
    this.values = values;
    this.opacity = opacity;
  }

  static Look start() {
    return new Look(Map.of(), 1);
  }

  /**
   * That of an element in one of this look.
   *
   * @param attributes of the element
   * @param rules what the style says of it, which goes before its attributes
   */
  Look with(Map<String, String> attributes, Map<String, String> rules) {
    Map<String, String> all = new HashMap<>(values);
    all.remove("opacity");
    all.putAll(attributes);
    rules.forEach(
        (name, value) -> {
          if (name.equals("font")) {
            font(value, all);
          } else {
            all.put(name, value);
          }
        });
    if (rules.containsKey("color") || attributes.containsKey("color")) {
      all.put("color", resolved(all, all.get("color"))); // of this element, whoever inherits it
    }
    Look look = new Look(all, opacity);
    return new Look(all, opacity * look.number("opacity", 1));
  }

  private static void font(String value, Map<String, String> to) {
    Matcher font = FONT.matcher(value);
    if (font.matches()) {
      to.put("font-weight", font.group(1) == null ? "400" : font.group(1));
      to.put("font-size", font.group(2) + font.group(3));
    }
  }

  /** A value with all variables replaced. */
  private static String resolved(Map<String, String> values, String value) {
    String now = value;
    for (int depth = 0; depth < 8 && now.contains("var("); depth++) {
      Matcher variable = VARIABLE.matcher(now);
      now =
          variable.replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      values.getOrDefault(
                          found.group(1), found.group(2) == null ? "none" : found.group(2))));
    }
    return now.equals("currentColor") && !value.equals(values.get("color"))
        ? resolved(values, values.getOrDefault("color", "#000"))
        : now;
  }

  String word(String name, String other) {
    return resolved(values, values.getOrDefault(name, other));
  }

  /** A length in units of the drawing. */
  double number(String name, double other) {
    String value = word(name, "");
    if (value.isEmpty()) {
      return other;
    }
    if (value.endsWith("rem")) {
      return REM * Double.parseDouble(value.substring(0, value.length() - 3));
    }
    return Double.parseDouble(value.replace("px", ""));
  }

  double opacity() {
    return opacity;
  }

  /** Red, green and blue, or {@link #NONE}. */
  int colour(String name, String other) {
    String value = word(name, other);
    if (value.matches("#[0-9a-f]{6}")) {
      return Integer.parseInt(value.substring(1), 16);
    }
    if (value.matches("#[0-9a-f]{3}")) {
      return Integer.parseInt(value.substring(1).replaceAll("(.)", "$1$1"), 16);
    }
    if (value.equals("none") || value.equals("transparent")) {
      return NONE;
    }
    throw new IllegalArgumentException("not a colour: " + name + " " + value);
  }

  boolean bold() {
    String weight = word("font-weight", "400");
    return !weight.equals("normal") && (weight.equals("bold") || number("font-weight", 400) >= 600);
  }

  double[] dashes() {
    String dashes = word("stroke-dasharray", "none");
    return dashes.equals("none")
        ? new double[0]
        : Arrays.stream(dashes.split("[\\s,]+")).mapToDouble(Double::parseDouble).toArray();
  }
}
