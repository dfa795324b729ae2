package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.packaging.Quantisation;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The relation to a parent that a card names without saying what it is. Hubs infer it too; where
 * the files do not tell, it stays unknown here: a branch without weights, or a conversion to
 * another format, is not a fine-tune.
 *
 * @param relation {@code adapter}, {@code merge}, {@code quantized}, {@code finetune} or a word
 *     that a tag stands for; empty when unknown
 * @param because what it follows from
 */
public record Inferred(String relation, Because because) {
  /** No relation is inferred: it is stated, or nothing suggests one. */
  public static final Inferred NONE = new Inferred("", Because.NOTHING);

  /** What a relation is inferred from. */
  public enum Because {
    NOTHING,
    /** The weights are those of an adapter. */
    ADAPTER,
    /** The configuration or the number types say that the weights are quantised. */
    QUANTISED,
    /** The card has a tag, or a key, for it. */
    TAG,
    /** The card names several parents. */
    SEVERAL,
    /** The revision that was read has no weights, so nothing can be inferred. */
    NO_WEIGHTS,
    /** The weights are in a format for running models only, to which others are converted. */
    CONVERTED,
    /** A whole model in a format for training, and nothing else, as hubs infer it. */
    WHOLE;

    /** The word in JSON: {@code no-weights} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Tags of cards that name a relation; those of tools and formats that only quantise. */
  private static final Map<String, String> TAGS =
      Map.ofEntries(
          Map.entry("merge", "merge"),
          Map.entry("mergekit", "merge"),
          Map.entry("lazymergekit", "merge"),
          Map.entry("pruned", "pruned"),
          Map.entry("pruning", "pruned"),
          Map.entry("continued-pretraining", "continued-pretrain"),
          Map.entry("continual-pretraining", "continued-pretrain"),
          Map.entry("continued", "continued-pretrain"),
          Map.entry("upcycled", "upcycled"),
          Map.entry("distilled", "distilled"),
          Map.entry("distillation", "distilled"),
          Map.entry("quantized", "quantized"),
          Map.entry("quantised", "quantized"),
          Map.entry("gptq", "quantized"),
          Map.entry("awq", "quantized"),
          Map.entry("exl2", "quantized"),
          Map.entry("exl3", "quantized"),
          Map.entry("imatrix", "quantized"));

  private static final Pattern CONVERTED_FORMAT =
      Pattern.compile("(?i).*\\.(onnx|onnx_data|tflite|mlmodel|mlpackage|engine|gguf|ggml)");
  private static final Pattern QUANTISED_TYPE = Pattern.compile("(?i)(I?Q\\d|TQ\\d|MXFP|NVFP).*");

  /**
   * The relation to the parents that a card names without one.
   *
   * @param parents how many different parents it names
   */
  static Inferred of(Snapshot snapshot, int parents) {
    if (Adapter.of(snapshot).isPresent()) {
      return new Inferred("adapter", Because.ADAPTER);
    }
    if (Quantisation.of(snapshot).isPresent() || quantisedTypes(snapshot)) {
      return new Inferred("quantized", Because.QUANTISED);
    }
    Optional<Inferred> tagged = tagged(snapshot.card());
    if (tagged.isPresent()) {
      return tagged.get();
    }
    if (parents > 1) {
      // Several parents of a model that sees or hears are its parts, more often than a merge.
      return snapshot.card().path("pipeline_tag").asText().contains("-to-text")
          ? NONE
          : new Inferred("merge", Because.SEVERAL);
    }
    if (snapshot.live().isEmpty()) {
      return snapshot.tensors().isEmpty()
          ? new Inferred("", Because.NO_WEIGHTS)
          : new Inferred("finetune", Because.WHOLE);
    }
    if (snapshot.files().isEmpty()) {
      return new Inferred("", Because.NO_WEIGHTS);
    }
    boolean converted =
        snapshot.files().stream().allMatch(f -> CONVERTED_FORMAT.matcher(f.path()).matches());
    return converted
        ? new Inferred("", Because.CONVERTED)
        : new Inferred("finetune", Because.WHOLE);
  }

  private static boolean quantisedTypes(Snapshot snapshot) {
    return snapshot.tensors().stream().anyMatch(t -> QUANTISED_TYPE.matcher(t.dtype()).matches());
  }

  /** The relation that tags name; none when they name several. */
  private static Optional<Inferred> tagged(JsonNode card) {
    Set<String> found = new HashSet<>();
    if (card.path("quantized_by").isTextual()) {
      found.add("quantized");
    }
    JsonNode tags = card.path("tags");
    for (JsonNode tag : tags.isArray() ? tags : List.of(tags)) {
      String relation = TAGS.get(tag.asText().strip().toLowerCase(Locale.ROOT));
      if (relation != null) {
        found.add(relation);
      }
    }
    return found.size() == 1
        ? Optional.of(new Inferred(found.iterator().next(), Because.TAG))
        : Optional.empty();
  }
}
