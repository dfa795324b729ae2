package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.List;

/**
 * What a merge recipe takes of one parent, as written there.
 *
 * @param weight a number, or a list of numbers or of filters with numbers; empty when not stated
 * @param density the part of the changed weights that is kept; empty when not stated
 * @param layers ranges of layers, the end not included: {@code 0-24}; empty for all
 */
public record MergePart(String weight, String density, List<String> layers) {
  /** Nothing is said about the part. */
  public static final MergePart UNSTATED = new MergePart("", "", List.of());

  /** Most ranges of layers that are kept of one parent. */
  private static final int MOST = 64;

  public MergePart {
    layers = List.copyOf(layers);
  }

  /** What one entry of {@code models} or {@code sources} says. */
  static MergePart of(JsonNode entry) {
    JsonNode parameters = entry.path("parameters");
    List<String> layers = new ArrayList<>();
    JsonNode range = entry.path("layer_range");
    if (range.size() == 2 && range.get(0).canConvertToInt() && range.get(1).canConvertToInt()) {
      layers.add(range.get(0).intValue() + "-" + range.get(1).intValue());
    }
    return new MergePart(
        written(parameters.path("weight")), written(parameters.path("density")), layers);
  }

  private static String written(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "" : Clean.text(value.toString());
  }

  /** This part with the ranges of another entry for the same parent. */
  MergePart and(MergePart other) {
    List<String> all = new ArrayList<>(layers);
    other.layers.stream().limit(Math.max(0, MOST - all.size())).forEach(all::add);
    return new MergePart(
        weight.isEmpty() ? other.weight : weight, density.isEmpty() ? other.density : density, all);
  }

  /** Whether nothing is stated. */
  public boolean unstated() {
    return weight.isEmpty() && density.isEmpty() && layers.isEmpty();
  }

  /** In one line: {@code weight 0.5, layers 0-24}. */
  public String text() {
    List<String> parts = new ArrayList<>();
    if (!weight.isEmpty()) {
      parts.add("weight " + weight);
    }
    if (!density.isEmpty()) {
      parts.add("density " + density);
    }
    if (!layers.isEmpty()) {
      parts.add("layers " + String.join(", ", layers));
    }
    return String.join(", ", parts);
  }
}
