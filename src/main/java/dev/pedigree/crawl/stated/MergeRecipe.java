package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parents that a recipe of mergekit names: in {@code models}, in {@code slices}, as {@code
 * experts} of a mixture, and the one that it starts from.
 */
final class MergeRecipe {
  /** Most parents of one recipe. */
  private static final int MOST = 200;

  private final JsonNode recipe;
  private final String method;
  private final Map<String, Named> found = new LinkedHashMap<>();

  private MergeRecipe(JsonNode recipe) {
    this.recipe = recipe;
    boolean experts = recipe.path("experts").isArray();
    this.method = Clean.text(recipe.path("merge_method").asText(experts ? "moe" : ""));
  }

  /**
   * A parent in a recipe.
   *
   * @param key where it first stands
   */
  record Named(String name, String method, MergePart part, String key) {}

  /** The parents, each once, in the order of the recipe. */
  static List<Named> of(JsonNode recipe) {
    MergeRecipe read = new MergeRecipe(recipe);
    read.collect();
    return List.copyOf(read.found.values());
  }

  private void collect() {
    for (JsonNode model : recipe.path("models")) {
      add(model.path("model"), MergePart.of(model), "models");
    }
    for (JsonNode slice : recipe.path("slices")) {
      for (JsonNode source : slice.path("sources")) {
        add(source.path("model"), MergePart.of(source), "slices");
      }
    }
    for (JsonNode expert : recipe.path("experts")) {
      add(expert.path("source_model"), MergePart.UNSTATED, "experts");
    }
    List<String> before = new ArrayList<>(found.keySet());
    add(recipe.path("base_model"), MergePart.UNSTATED, "base_model", before);
  }

  private void add(JsonNode model, MergePart part, String key) {
    add(model, part, key, List.of());
  }

  /** A model is a text, {@code MODEL+LORA} too, or a mapping of both. */
  private void add(JsonNode model, MergePart part, String key, List<String> known) {
    List<String> names = new ArrayList<>();
    if (model.isTextual()) {
      names.addAll(List.of(model.textValue().split("\\+", 2)));
    } else if (model.isObject()) {
      for (String path : List.of("/model/path", "/model", "/lora/path", "/lora")) {
        if (model.at(path).isTextual()) {
          names.add(model.at(path).textValue());
        }
      }
    }
    for (String name : names) {
      String clean = name.strip();
      if (clean.isEmpty() || known.contains(clean)) {
        continue;
      }
      Named before = found.get(clean);
      if (before != null) {
        Named more = new Named(clean, method, before.part().and(part), before.key());
        found.put(clean, more);
      } else if (found.size() < MOST) {
        found.put(clean, new Named(clean, method, part, key));
      }
    }
  }
}
