package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the parents that the files of a repository state. */
public final class StatedParents {
  /** Most parents that one file is believed to have; recipes name some tens. */
  private static final int MOST = 200;

  private final List<StatedParent> parents = new ArrayList<>();

  private StatedParents() {}

  /**
   * The parents in the order of configuration, card and the files beside them, each once for a file
   * and key.
   */
  public static List<StatedParent> of(Snapshot snapshot) {
    StatedParents all = new StatedParents();
    all.add(
        snapshot.config().path("_name_or_path"), "loaded-from", "", "config.json", "_name_or_path");
    all.card(snapshot.card());
    snapshot.beside().forEach(all::beside);
    return List.copyOf(all.parents);
  }

  private void card(JsonNode card) {
    String relation = card.path("base_model_relation").asText();
    each(card.path("base_model"), relation, "", "README.md", "base_model");
  }

  private void beside(String path, JsonNode file) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.equals("adapter_config.json")) {
      add(file.path("base_model_name_or_path"), "adapter", "", path, "base_model_name_or_path");
      add(file.path("model"), "adapter", "", path, "model"); // MLX
    } else if (name.startsWith("mergekit_config.")) {
      recipe(path, file);
    } else if (name.startsWith("quant")) {
      add(file.path("model_name_or_path"), "quantized", "", path, "model_name_or_path");
    } else if (name.equals("trainer_state.json")) {
      add(file.path("best_model_checkpoint"), "loaded-from", "", path, "best_model_checkpoint");
    } else if (name.endsWith(".gguf")) {
      gguf(path, file);
    }
  }

  /** A recipe names models in {@code models}, in slices, and the one that it starts from. */
  private void recipe(String path, JsonNode file) {
    String method = Clean.text(file.path("merge_method").asText());
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode model : file.path("models")) {
      collect(model.path("model"), names);
    }
    names.forEach(n -> add(n, "merge", method, path, "models"));
    Set<String> sliced = new LinkedHashSet<>();
    for (JsonNode slice : file.path("slices")) {
      slice.path("sources").forEach(source -> collect(source.path("model"), sliced));
    }
    sliced.forEach(n -> add(n, "merge", method, path, "slices"));
    Set<String> base = new LinkedHashSet<>();
    collect(file.path("base_model"), base);
    base.stream()
        .filter(n -> !names.contains(n) && !sliced.contains(n))
        .forEach(n -> add(n, "merge", method, path, "base_model"));
  }

  /** A model of a recipe is a text, or a mapping with its path inside. */
  private static void collect(JsonNode model, Set<String> names) {
    JsonNode name = model.isObject() ? model.at("/model/path") : model;
    if (name.isTextual() && names.size() < MOST) {
      names.add(name.textValue());
    }
  }

  private void gguf(String path, JsonNode metadata) {
    String relation = metadata.path("general.type").asText().equals("adapter") ? "adapter" : "";
    for (int i = 0; i < MOST; i++) {
      String start = "general.base_model." + i + ".";
      String key = metadata.has(start + "repo_url") ? start + "repo_url" : start + "name";
      if (!metadata.has(key)) {
        return;
      }
      add(metadata.path(key), relation, "", path, key);
    }
  }

  private void each(JsonNode names, String relation, String method, String file, String key) {
    if (names.isArray()) {
      for (JsonNode name : names) {
        add(name, relation, method, file, key);
      }
    } else {
      add(names, relation, method, file, key);
    }
  }

  private void add(JsonNode name, String relation, String method, String file, String key) {
    if (name.isTextual()) {
      add(name.textValue(), relation, method, file, key);
    }
  }

  private void add(String name, String relation, String method, String file, String key) {
    String clean = Clean.text(name.strip());
    if (!clean.isEmpty() && parents.size() < MOST) {
      StatedName kind = StatedName.of(clean);
      parents.add(new StatedParent(clean, kind, Clean.text(relation), method, file, key));
    }
  }
}
