package dev.pedigree.site.tree;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.site.tree.Sign.Chip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes of a release as they stand in the names of its models: {@code 7B}, {@code 8x22B}. */
final class Chips {
  private static final Pattern SIZE =
      Pattern.compile(
          "(?<![A-Za-z0-9.])(\\d{1,4}x)?(\\d{1,6}(?:\\.\\d{1,6})?)([MBTb])(?![A-Za-z0-9])");

  private static final Comparator<Model> PLAIN =
      Comparator.comparing((Model m) -> ModelId.of(m.id()).revision().isEmpty() ? 0 : 1)
          .thenComparing(m -> m.name().en().length())
          .thenComparing(Model::id);

  private Chips() {}

  /** A size in a name, and in millions, to sort by. */
  private record Size(String text, double millions) {}

  /**
   * The sizes, from small to large, each with the model that has the plainest name.
   *
   * @param standing the models that stand for the release; they go before the others
   * @param others made from weights
   */
  static List<Chip> of(List<Model> standing, List<Model> others) {
    Map<Double, Chip> chips = new TreeMap<>();
    if (standing.stream().anyMatch(m -> size(m.name().en()) == null)) {
      return List.of(); // sizes of some would be taken for all
    }
    for (List<Model> models : List.of(standing, others)) {
      for (Model model : models.stream().sorted(PLAIN).toList()) {
        Size size = size(model.name().en());
        if (size != null) {
          chips.putIfAbsent(size.millions(), new Chip(size.text(), model.id()));
        }
      }
    }
    return List.copyOf(new ArrayList<>(chips.values()));
  }

  /** The first size in a name; null when it has none. */
  private static Size size(String name) {
    Matcher found = SIZE.matcher(name);
    if (!found.find()) {
      return null;
    }
    String times = found.group(1) == null ? "" : found.group(1);
    double count = times.isEmpty() ? 1 : Double.parseDouble(times.substring(0, times.length() - 1));
    String unit = found.group(3).equals("b") ? "B" : found.group(3);
    double millions = unit.equals("M") ? 1 : unit.equals("B") ? 1e3 : 1e6;
    return new Size(
        times + found.group(2) + unit, count * Double.parseDouble(found.group(2)) * millions);
  }

  /** Whether a name says a size itself. */
  static boolean in(String name) {
    return size(name) != null;
  }
}
