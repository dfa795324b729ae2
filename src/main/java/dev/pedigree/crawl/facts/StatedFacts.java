package dev.pedigree.crawl.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration of a model states of it, whether or not anybody here knows its class.
 *
 * @param className the class, as written; empty when none is named
 * @param type {@code model_type} or the name of an architecture in GGUF; empty when none is named
 * @param kind what the model is for, as far as the configuration shows it
 * @param facts those of the whole model; of its text decoder where only the parts state sizes
 * @param parts the facts of each part that has a configuration of its own, in the order written
 */
public record StatedFacts(
    String className,
    String type,
    Optional<ModelKind> kind,
    Map<StatedFact, Value> facts,
    List<Part> parts) {
  /** Nothing is stated. */
  public static final StatedFacts NONE =
      new StatedFacts("", "", Optional.empty(), Map.of(), List.of());

  private static final List<String> TEXT =
      List.of("text_config", "llm_config", "language_config", "decoder", "text", "language_model");

  /** Most parts that are read, and most numbers of a list. */
  private static final int MOST = 16;

  /** The fewest sizes that make a nested object the configuration of a part. */
  private static final int FEWEST = 2;

  /**
   * A value and where it stands.
   *
   * @param value a number, a word, or a list of numbers
   * @param key with those it is nested in, divided by dots
   */
  public record Value(JsonNode value, String key) {
    /** As text on one line. */
    public String text() {
      return value.isTextual() ? value.textValue() : value.toString();
    }
  }

  /**
   * A part with a configuration of its own: {@code vision_config}.
   *
   * @param name the keys it is nested in, divided by dots
   */
  public record Part(String name, Map<StatedFact, Value> facts) {}

  /**
   * The facts of a configuration.
   *
   * @param config {@code config.json}, or the metadata of a GGUF file in that form
   */
  public static StatedFacts of(JsonNode config) {
    String architecture = config.path("general").path("architecture").asText("");
    List<Part> parts = new ArrayList<>();
    JsonNode root = architecture.isEmpty() ? config : config.path(architecture);
    Map<StatedFact, Value> facts = read(root, architecture.isEmpty() ? "" : architecture + ".");
    if (architecture.isEmpty()) {
      parts(config, "", parts);
    }
    if (!facts.containsKey(StatedFact.LAYERS) && !facts.containsKey(StatedFact.WIDTH)) {
      parts.stream()
          .filter(part -> TEXT.contains(part.name().substring(part.name().lastIndexOf('.') + 1)))
          .findFirst()
          .ifPresent(part -> part.facts().forEach(facts::putIfAbsent));
    }
    String name =
        config.has("_class_name")
            ? config.path("_class_name").asText("")
            : config.path("architectures").path(0).asText("");
    String type = architecture.isEmpty() ? config.path("model_type").asText("") : architecture;
    return new StatedFacts(
        Clean.text(name), Clean.text(type), ModelKind.of(config), facts, List.copyOf(parts));
  }

  /** Whether it states nothing at all. */
  public boolean isEmpty() {
    return className.isEmpty()
        && type.isEmpty()
        && kind.isEmpty()
        && facts.isEmpty()
        && parts.isEmpty();
  }

  private static void parts(JsonNode node, String prefix, List<Part> parts) {
    for (Map.Entry<String, JsonNode> inner : node.properties()) {
      String key = inner.getKey();
      boolean settings = key.contains("quant") || key.startsWith("rope_") || key.contains("2id");
      if (inner.getValue().isObject() && !settings && parts.size() < MOST) {
        String name = prefix + Clean.text(key);
        Map<StatedFact, Value> facts = read(inner.getValue(), name + ".");
        if (facts.keySet().stream().filter(StatedFact::size).count() >= FEWEST) {
          parts.add(new Part(name, facts));
        }
        if (prefix.isEmpty()) {
          parts(inner.getValue(), name + ".", parts);
        }
      }
    }
  }

  private static Map<StatedFact, Value> read(JsonNode config, String prefix) {
    Map<StatedFact, Value> facts = new EnumMap<>(StatedFact.class);
    for (StatedFact fact : StatedFact.values()) {
      for (String key : fact.keys()) {
        JsonNode value = value(config.at("/" + key.replace('.', '/')));
        if (!value.isMissingNode()) {
          facts.putIfAbsent(fact, new Value(value, prefix + key));
        }
      }
    }
    JsonNode labels = config.path("id2label");
    if (labels.isObject() && !labels.isEmpty()) {
      facts.putIfAbsent(
          StatedFact.LABELS, new Value(IntNode.valueOf(labels.size()), prefix + "id2label"));
    }
    return facts;
  }

  /** A value that can be shown and compared; a missing node for any other. */
  private static JsonNode value(JsonNode written) {
    if (written.isNumber()) {
      return written;
    }
    if (written.isTextual() && !written.textValue().isBlank()) {
      return TextNode.valueOf(Clean.text(written.textValue().replaceFirst("^torch\\.", "")));
    }
    if (written.isArray() && !written.isEmpty() && written.size() <= MOST) {
      ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
      written.forEach(number -> numbers.add(number.isNumber() ? number : TextNode.valueOf("")));
      boolean all = true;
      for (JsonNode number : numbers) {
        all &= number.isNumber();
      }
      return all ? numbers : JsonNodeFactory.instance.missingNode();
    }
    return JsonNodeFactory.instance.missingNode();
  }
}
