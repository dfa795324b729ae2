package dev.pedigree.crawl.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the numbers of a model are stored: what files say of it, and what headers show.
 *
 * @param stated what the configuration or a file beside it says of a quantisation
 * @param stored what the tensors show of one
 * @param type the type of most numbers that are not quantised, as configurations write it: {@code
 *     bf16}; empty when it is not known
 * @param seen whether tensors were looked at
 */
public record Packaging(
    Optional<Quantisation> stated, Optional<StoredQuantisation> stored, String type, boolean seen) {

  /** The packaging of the model in a snapshot. */
  public static Packaging of(Snapshot snapshot) {
    return new Packaging(
        Quantisation.of(snapshot),
        StoredQuantisation.of(snapshot),
        type(snapshot),
        snapshot.tensors().stream().anyMatch(t -> !t.dtype().isEmpty()));
  }

  private static String type(Snapshot snapshot) {
    return StoredForms.plain(snapshot.tensors()).entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(e -> e.getKey().toLowerCase(Locale.ROOT))
        .orElseGet(() -> declared(snapshot.config()));
  }

  private static String declared(JsonNode config) {
    for (JsonNode holder : new JsonNode[] {config, config.path("text_config")}) {
      for (String key : new String[] {"dtype", "torch_dtype"}) {
        String type = holder.path(key).asText("").replaceFirst("^torch\\.", "");
        if (!type.isEmpty() && type.length() < 20) {
          return switch (type) {
            case "bfloat16" -> "bf16";
            case "float16", "half" -> "f16";
            case "float32", "float" -> "f32";
            default -> type;
          };
        }
      }
    }
    return "";
  }

  /** Whether anything says or shows that numbers are quantised. */
  public boolean quantised() {
    return stated.isPresent() || stored.isPresent();
  }

  /** Whether there is neither a statement nor a tensor, so that nothing is known. */
  public boolean unknown() {
    return !quantised() && !seen && type.isEmpty();
  }
}
