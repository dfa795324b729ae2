package dev.pedigree.site.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of a style sheet, as far as our drawings use it: elements and classes, one within
 * another. Rules for a pointer, a language or a dark screen do not hold in a picture that is
 * printed, and are passed over.
 */
final class StyleRules {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern MEDIA = Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*})*\\s*}");
  private static final Pattern CONTAINS = Pattern.compile("\\[class\\*=\"([^\"]+)\"]");

  /**
   * An element as rules see it.
   *
   * @param name of the element
   * @param classes as they are written
   */
  record Node(String name, String classes) {
    Set<String> each() {
      return new HashSet<>(Arrays.asList(classes.split(" ")));
    }
  }

  /**
   * What is asked of one element.
   *
   * @param name empty where any will do
   * @param contained what is to stand somewhere in its classes; empty where nothing is asked
   */
  private record Step(String name, List<String> classes, String contained) {
    static Step of(String written) {
      Matcher contains = CONTAINS.matcher(written);
      String contained = contains.find() ? contains.group(1) : "";
      String[] parts = contains.replaceAll("").split("\\.");
      return new Step(parts[0], List.of(parts).subList(1, parts.length), contained);
    }

    boolean fits(Node node) {
      return (name.isEmpty() || name.equals(node.name()))
          && node.each().containsAll(classes)
          && node.classes().contains(contained);
    }

    int weight() {
      return 100 * (classes.size() + (contained.isEmpty() ? 0 : 1)) + (name.isEmpty() ? 0 : 1);
    }
  }

  private record Rule(List<Step> steps, Map<String, String> values, int weight) {
    boolean fits(List<Node> path) {
      int step = steps.size() - 1;
      if (!steps.get(step).fits(path.get(path.size() - 1))) {
        return false;
      }
      for (int at = path.size() - 2; at >= 0 && step > 0; at--) {
        if (steps.get(step - 1).fits(path.get(at))) {
          step--;
        }
      }
      return step == 0;
    }
  }

  /** Style sheets that were read; many drawings have one of a few. */
  private static final Map<String, StyleRules> READ = new ConcurrentHashMap<>();

  private final List<Rule> rules = new ArrayList<>();
  private final Map<List<Node>, Map<String, String>> known = new ConcurrentHashMap<>();

  /** Those of a style sheet. */
  static StyleRules of(String css) {
    return READ.computeIfAbsent(css, StyleRules::read);
  }

  private static StyleRules read(String css) {
    StyleRules sheet = new StyleRules();
    String plain = MEDIA.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll("");
    Matcher rule = RULE.matcher(plain);
    while (rule.find()) {
      Map<String, String> values = values(rule.group(2));
      for (String selector : rule.group(1).split(",")) {
        sheet.add(selector.strip(), values);
      }
    }
    sheet.rules.sort((a, b) -> Integer.compare(a.weight(), b.weight()));
    return sheet;
  }

  private void add(String selector, Map<String, String> values) {
    if (selector.matches(".*[:>~+].*")) {
      return;
    }
    List<Step> steps = Arrays.stream(selector.split("\\s+")).map(Step::of).toList();
    rules.add(new Rule(steps, values, steps.stream().mapToInt(Step::weight).sum()));
  }

  private static Map<String, String> values(String block) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String declaration : block.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        values.put(
            declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
      }
    }
    return values;
  }

  /**
   * What the rules say of an element.
   *
   * @param path the elements from the outermost to it
   */
  Map<String, String> of(List<Node> path) {
    return known.computeIfAbsent(
        List.copyOf(path),
        key -> {
          Map<String, String> all = new LinkedHashMap<>();
          rules.stream().filter(r -> r.fits(key)).forEach(r -> all.putAll(r.values()));
          return all;
        });
  }
}
