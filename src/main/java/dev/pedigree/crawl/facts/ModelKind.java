package dev.pedigree.crawl.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.Embedded;
import dev.pedigree.weights.TensorPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a configuration shows a model to be for. Types of models are listed in {@code
 * config/kinds.txt} of the resources; other configurations show it by their class or by keys that
 * only such models have.
 */
public enum ModelKind {
  /** Predicts the next token of a text. */
  DECODER(true),
  /** Makes vectors of texts, or fills gaps in them: BERT and its kin. */
  ENCODER(true),
  /** Makes one text of another: T5, BART, Marian. */
  ENCODER_DECODER(true),
  /** A text decoder that also takes images, videos or sounds. */
  MULTIMODAL(true),
  /** One encoder for images and one for texts: CLIP, SigLIP. */
  IMAGE_TEXT(false),
  IMAGE(false),
  VIDEO(false),
  /** Speech and other sound, also where it is written down as text. */
  AUDIO(false),
  /** Makes images or videos from noise, or is a part of what does. */
  DIFFUSION(false),
  TIME_SERIES(false),
  /** Proteins, genes and molecules. */
  BIOLOGY(false);

  private static final Map<String, ModelKind> TYPES = types();

  /** Suffixes of classes in transformers, as far as they tell what a model is for. */
  private static final Map<String, ModelKind> SUFFIXES =
      Map.of(
          "ForImageClassification", IMAGE,
          "ForObjectDetection", IMAGE,
          "ForSemanticSegmentation", IMAGE,
          "ForDepthEstimation", IMAGE,
          "ForVideoClassification", VIDEO,
          "ForCTC", AUDIO,
          "ForAudioClassification", AUDIO,
          "ForSpeechSeq2Seq", AUDIO,
          "ForMaskedLM", ENCODER,
          "ForCausalLM", DECODER);

  private static final Pattern SEGMENTS = Pattern.compile("(?:^|[./])token_type_embeddings[./]");
  private static final Pattern ATTENDS =
      Pattern.compile("[./](?:encoder_attn|EncDecAttention|crossattention)[./]");

  private final boolean language;

  ModelKind(boolean language) {
    this.language = language;
  }

  /** The kind of model that a configuration shows; empty where it shows none. */
  public static Optional<ModelKind> of(JsonNode config) {
    if (config.has("_diffusers_version")) {
      return Optional.of(DIFFUSION);
    }
    String type = config.path("model_type").asText("").toLowerCase(Locale.ROOT);
    String named = config.path("architectures").path(0).asText("");
    boolean text =
        Stream.of("text_config", "llm_config", "language_config", "thinker_config")
            .anyMatch(part -> config.path(part).isObject());
    boolean other =
        Stream.of("vision_config", "visual", "audio_config")
            .anyMatch(part -> config.path(part).isObject());
    if (TYPES.containsKey(type)) {
      ModelKind kind = TYPES.get(type);
      boolean decodes = kind == ENCODER && config.path("is_decoder").asBoolean();
      return Optional.of(decodes ? DECODER : kind);
    }
    if (other && (text || named.endsWith("ForConditionalGeneration"))) {
      return Optional.of(MULTIMODAL);
    }
    Optional<ModelKind> suffix =
        SUFFIXES.entrySet().stream()
            .filter(e -> named.endsWith(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (suffix.isPresent()) {
      return suffix;
    }
    return byKeys(config);
  }

  /**
   * The kind that names of tensors show where no configuration says it: embeddings of segments are
   * those of encoders, attention to an encoder is that of what has one (BERT, BART and T5 as
   * transformers names them). Empty where they show none.
   */
  public static Optional<ModelKind> named(List<TensorPattern> tensors) {
    if (tensors.stream().anyMatch(t -> ATTENDS.matcher(t.name()).find())) {
      return Optional.of(ENCODER_DECODER);
    }
    return tensors.stream().anyMatch(t -> SEGMENTS.matcher(t.name()).find())
        ? Optional.of(ENCODER)
        : Optional.empty();
  }

  private static Optional<ModelKind> byKeys(JsonNode config) {
    boolean tokens = has(config, StatedFact.VOCABULARY);
    if (config.path("is_encoder_decoder").asBoolean() && tokens) {
      return Optional.of(has(config, StatedFact.MEL_BINS) ? AUDIO : ENCODER_DECODER);
    }
    if (tokens) {
      return Optional.empty();
    }
    if (has(config, StatedFact.MEL_BINS) || config.has("feat_extract_norm")) {
      return Optional.of(AUDIO);
    }
    boolean timm = config.path("pretrained_cfg").isObject() && config.has("architecture");
    return timm || has(config, StatedFact.PATCH_SIZE) && has(config, StatedFact.IMAGE_SIZE)
        ? Optional.of(IMAGE)
        : Optional.empty();
  }

  private static boolean has(JsonNode config, StatedFact fact) {
    return fact.keys().stream().anyMatch(config::has);
  }

  private static Map<String, ModelKind> types() {
    Map<String, ModelKind> types = new HashMap<>();
    for (String line : Embedded.texts("config", ".txt").get("kinds").lines().toList()) {
      List<String> words = List.of(line.strip().split("[:\\s]+"));
      if (!line.startsWith("#") && words.size() > 1) {
        ModelKind kind = valueOf(words.get(0).toUpperCase(Locale.ROOT).replace('-', '_'));
        words.subList(1, words.size()).forEach(type -> types.put(type, kind));
      }
    }
    return Map.copyOf(types);
  }

  /** Whether it reads or writes text and nothing else is its purpose. */
  public boolean language() {
    return language;
  }

  /** Whether it has a text decoder that can be described. */
  public boolean decodes() {
    return this == DECODER || this == MULTIMODAL;
  }

  /** The word in JSON: {@code encoder-decoder}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
