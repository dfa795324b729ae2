package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.packaging.Quantisation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the parents that the files of a repository state. */
public final class StatedParents {
  /** The relation where a file only says from where weights were loaded. */
  public static final String LOADED = "loaded-from";

  /** Most parents that the files of one repository are believed to have; recipes name some tens. */
  private static final int MOST = 200;

  private static final String CARD = "README.md";

  private final List<StatedParent> parents = new ArrayList<>();

  private StatedParents() {}

  /**
   * The parents in the order of configuration, card and the files beside them, each once for a file
   * and key.
   */
  public static List<StatedParent> of(Snapshot snapshot) {
    return inferred(snapshot, written(snapshot));
  }

  /** The parents as written, without what else the files suggest about them. */
  static List<StatedParent> written(Snapshot snapshot) {
    StatedParents all = new StatedParents();
    all.add(snapshot.config().path("_name_or_path"), LOADED, "config.json", "_name_or_path");
    all.card(snapshot.card());
    snapshot.beside().forEach(all::beside);
    return List.copyOf(all.parents);
  }

  /** The parents with what the files suggest where no relation is stated. */
  private static List<StatedParent> inferred(Snapshot snapshot, List<StatedParent> parents) {
    long named =
        parents.stream()
            .filter(p -> p.file().equals(CARD))
            .map(p -> p.parent().toLowerCase(Locale.ROOT))
            .distinct()
            .count();
    boolean quantised = Quantisation.of(snapshot).isPresent();
    return parents.stream()
        .map(
            p -> {
              if (p.file().equals(CARD) && p.relation().isEmpty()) {
                return p.inferring(Inferred.of(snapshot, (int) named));
              }
              // Tools that quantise load the whole model first and write its name down.
              return p.key().equals("_name_or_path") && quantised && p.name() == StatedName.HUB_ID
                  ? p.inferring(new Inferred("quantized", Inferred.Because.QUANTISED))
                  : p;
            })
        .toList();
  }

  private void card(JsonNode card) {
    JsonNode said = card.path("base_model_relation");
    String relation = said.isTextual() ? said.textValue().strip().toLowerCase(Locale.ROOT) : "";
    JsonNode names = card.path("base_model");
    for (JsonNode name : names.isArray() ? names : List.of(names)) {
      add(name, relation, CARD, "base_model");
    }
  }

  private void beside(String path, JsonNode file) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.equals("adapter_config.json")) {
      add(file.path("base_model_name_or_path"), "adapter", path, "base_model_name_or_path");
      add(file.path("model"), "adapter", path, "model"); // MLX
    } else if (name.startsWith("mergekit_")) {
      MergeRecipe.of(file)
          .forEach(p -> add(p.name(), "merge", p.method(), p.part(), path, p.key()));
    } else if (name.contains("quant") && name.endsWith(".json")) {
      add(file.path("model_name_or_path"), "quantized", path, "model_name_or_path");
    } else if (name.equals("trainer_state.json")) {
      add(file.path("best_model_checkpoint"), LOADED, path, "best_model_checkpoint");
    } else if (name.endsWith(".gguf")) {
      GgufOrigins.of(file)
          .forEach(o -> add(o.name(), o.relation(), "", MergePart.UNSTATED, path, o.key()));
    }
  }

  private void add(JsonNode name, String relation, String file, String key) {
    if (name.isTextual()) {
      add(name.textValue(), relation, "", MergePart.UNSTATED, file, key);
    }
  }

  private void add(
      String name, String relation, String method, MergePart part, String file, String key) {
    String clean = Clean.text(name.strip());
    if (clean.isEmpty() || parents.size() >= MOST) {
      return;
    }
    StatedName kind = StatedName.of(clean);
    String id = kind == StatedName.URL ? HubId.inAddress(clean).orElse(clean) : clean;
    parents.add(
        new StatedParent(
            id,
            id.equals(clean) ? kind : StatedName.HUB_ID,
            Clean.text(relation),
            Inferred.NONE,
            method,
            part,
            file,
            key));
  }
}
