package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The models that the general metadata of a GGUF file names.
 *
 * <p>{@code general.base_model.*} is written by converters from the card of the model that was
 * converted, so that it names the parents of that model, not the model itself; {@code
 * general.source.*} is the model itself. Only of an adapter the base is what it belongs to.
 */
final class GgufOrigins {
  /** Most base models that are read, whatever the count says. */
  private static final int MOST = 64;

  private GgufOrigins() {}

  /** A model named in metadata. */
  record Origin(String name, String relation, String key) {}

  /**
   * The named models. Entries beyond {@code general.base_model.count} are not read; without a count
   * they are read while they follow each other.
   */
  static List<Origin> of(JsonNode metadata) {
    List<Origin> origins = new ArrayList<>();
    boolean adapter = metadata.path("general.type").asText().equals("adapter");
    for (int i = 0; i < count(metadata); i++) {
      String start = "general.base_model." + i + ".";
      boolean address = !metadata.path(start + "repo_url").asText().isBlank();
      String key = start + (address ? "repo_url" : "name");
      String name = metadata.path(key).asText();
      if (name.isBlank()) {
        if (!metadata.has("general.base_model.count")) {
          break;
        }
        continue;
      }
      origins.add(new Origin(name, adapter ? "adapter" : "", key));
    }
    for (String key : List.of("general.source.repo_url", "general.source.huggingface.repository")) {
      if (!metadata.path(key).asText().isBlank()) {
        origins.add(new Origin(metadata.path(key).asText(), StatedParents.LOADED, key));
        break;
      }
    }
    return origins;
  }

  private static long count(JsonNode metadata) {
    String said = metadata.path("general.base_model.count").asText();
    return said.matches("\\d{1,18}") ? Math.min(MOST, Long.parseLong(said)) : MOST;
  }
}
