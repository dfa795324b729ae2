package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An adapter: weights that change another model and are none without it.
 *
 * @param kind {@code LORA}, {@code DORA}, {@code IA3}, {@code PROMPT_TUNING} and others, as files
 *     name it
 * @param base the model that it belongs to; empty when no file says so
 * @param rank of the two factors; 0 when there are none or it is not known
 * @param alpha the factor of the change, as written; empty when it is not known
 * @param targets the modules that it changes, as written or as its tensors are named
 * @param saved modules that it replaces as a whole
 */
public record Adapter(
    String kind, String base, long rank, String alpha, List<String> targets, List<String> saved) {
  /** The parts of adapters by the names of peft, diffusers, kohya, MLX and llama.cpp. */
  private static final Pattern PART =
      Pattern.compile(
          "(?i)(.*?)[._](?:lora[._](?:a|b|up|down|magnitude_vector|embedding_a|embedding_b)"
              + "|dora_scale|ia3_l|hada_w[12]_[ab]|lokr_w[12](?:_[ab])?|vera_lambda_[bd]|boft_[rs]"
              + "|oft_r)(?:[._].*)?");

  private static final Pattern PROMPT =
      Pattern.compile("(?i)(?:.*\\.)?prompt_(?:embeddings|encoder)(?:\\..*)?");
  private static final Pattern FILE = Pattern.compile("(?:.*/)?adapters?(?:_model|[-_.]).*");

  /**
   * The adapter in a repository whose weights are nothing else; empty for a model, also one with an
   * adapter beside it.
   */
  public static Optional<Adapter> of(Snapshot snapshot) {
    JsonNode config = config(snapshot);
    Optional<JsonNode> gguf =
        snapshot.beside().values().stream()
            .filter(f -> f.path("general.type").asText().equals("adapter"))
            .findFirst();
    if (!alone(snapshot, !config.isMissingNode(), gguf.isPresent())) {
      return Optional.empty();
    }
    String base =
        StatedParents.written(snapshot).stream()
            .filter(p -> p.relation().equals("adapter"))
            .map(StatedParent::parent)
            .findFirst()
            .orElse("");
    JsonNode alpha =
        config.has("lora_alpha")
            ? config.get("lora_alpha")
            : gguf.map(g -> g.path("adapter.lora.alpha")).orElse(MissingNode.getInstance());
    return Optional.of(
        new Adapter(
            kind(config, snapshot.tensors()),
            base,
            rank(config, snapshot.tensors()),
            alpha.isValueNode() ? Clean.text(alpha.asText()) : "",
            targets(config, snapshot.tensors()),
            words(config.path("modules_to_save"))));
  }

  private static JsonNode config(Snapshot snapshot) {
    return snapshot.beside().entrySet().stream()
        .filter(e -> e.getKey().endsWith("adapter_config.json"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** Whether there is an adapter and no model beside it. */
  private static boolean alone(Snapshot snapshot, boolean config, boolean gguf) {
    if (!snapshot.tensors().isEmpty()) {
      return gguf || snapshot.tensors().stream().anyMatch(t -> part(t.name()));
    }
    return gguf
        || !snapshot.files().isEmpty()
            && snapshot.files().stream().allMatch(f -> FILE.matcher(f.path()).matches())
        || config && snapshot.files().isEmpty() && snapshot.config().isMissingNode();
  }

  private static boolean part(String name) {
    return PART.matcher(name).matches() || PROMPT.matcher(name).matches();
  }

  private static String kind(JsonNode config, List<TensorPattern> tensors) {
    boolean magnitude =
        tensors.stream().map(t -> t.name().toLowerCase(Locale.ROOT)).anyMatch(Adapter::magnitude);
    if (config.path("use_dora").asBoolean() || magnitude) {
      return "DORA";
    }
    String said = config.path("peft_type").asText(config.path("fine_tune_type").asText());
    if (!said.isEmpty()) {
      return Clean.text(said).toUpperCase(Locale.ROOT);
    }
    if (tensors.stream().anyMatch(t -> t.name().contains("ia3_l"))) {
      return "IA3";
    }
    return tensors.stream().anyMatch(t -> PROMPT.matcher(t.name()).matches())
        ? "PROMPT_TUNING"
        : "LORA";
  }

  private static boolean magnitude(String name) {
    return name.contains("lora_magnitude_vector") || name.contains("dora_scale");
  }

  private static long rank(JsonNode config, List<TensorPattern> tensors) {
    for (JsonNode said : List.of(config.path("r"), config.at("/lora_parameters/rank"))) {
      if (said.isIntegralNumber() && said.canConvertToLong()) {
        return said.longValue();
      }
    }
    return tensors.stream()
        .filter(t -> t.shape().size() == 2 && t.name().toLowerCase(Locale.ROOT).contains("lora_"))
        .mapToLong(t -> Math.min(t.shape().get(0), t.shape().get(1)))
        .min()
        .orElse(0);
  }

  private static List<String> targets(JsonNode config, List<TensorPattern> tensors) {
    JsonNode said = config.path("target_modules");
    List<String> words = said.isTextual() ? List.of(Clean.text(said.textValue())) : words(said);
    words = words.isEmpty() ? words(config.at("/lora_parameters/keys")) : words;
    return words.isEmpty()
        ? tensors.stream().flatMap(t -> module(t.name()).stream()).distinct().sorted().toList()
        : words;
  }

  /** The last part of the name of the changed module. */
  private static Optional<String> module(String tensor) {
    var part = PART.matcher(tensor);
    if (!part.matches()) {
      return Optional.empty();
    }
    String path = part.group(1).replaceAll("\\.weight$", "");
    return Optional.of(path.substring(path.lastIndexOf('.') + 1));
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : list) {
      if (word.isTextual()) {
        words.add(Clean.text(word.textValue()));
      }
    }
    return words.stream().sorted().toList();
  }
}
