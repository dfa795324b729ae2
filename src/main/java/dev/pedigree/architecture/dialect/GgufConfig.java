package dev.pedigree.architecture.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/**
 * The metadata of a GGUF file as a configuration: {@code llama.attention.head_count} becomes a
 * nested object, so that dialects can read it. The keys of a model are under the name of its
 * architecture; dialects write {@code gguf.} for it.
 */
public final class GgufConfig {

  /** Most parts of a key; longer keys are left out. */
  private static final int DEEPEST = 12;

  private static final int LONGEST = 10_000;

  private GgufConfig() {}

  /** The metadata as nested objects, without the vocabulary and its scores. */
  public static ObjectNode of(Map<String, Object> metadata) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    metadata.forEach(
        (key, value) -> {
          String[] path = key.split("\\.");
          if (!key.startsWith("tokenizer.") && path.length > 0 && path.length <= DEEPEST) {
            put(root, path, value(value));
          }
        });
    return root;
  }

  private static void put(ObjectNode root, String[] path, JsonNode value) {
    ObjectNode at = root;
    for (int i = 0; i < path.length - 1; i++) {
      at =
          at.path(path[i]) instanceof ObjectNode inner
              ? inner
              : at.putObject(path[i]); // a key with subkeys loses its own value
    }
    if (!at.has(path[path.length - 1])) {
      at.set(path[path.length - 1], value);
    }
  }

  private static JsonNode value(Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Boolean flag) {
      return json.booleanNode(flag);
    }
    if (value instanceof Float || value instanceof Double) {
      return json.numberNode(asWritten(((Number) value).doubleValue()));
    }
    if (value instanceof Number number) {
      return json.numberNode(number.longValue());
    }
    if (value instanceof Collection<?> list && list.size() > LONGEST) {
      return json.nullNode(); // longer than any list of layers
    }
    if (value instanceof Collection<?> list) {
      ArrayNode array = json.arrayNode();
      list.forEach(element -> array.add(value(element)));
      return array;
    }
    return value == null ? json.nullNode() : json.textNode(String.valueOf(value));
  }

  /**
   * The shortest decimal of a number that is stored with 32 bits: 1e-6 is read as 9.99999997e-7.
   */
  private static double asWritten(double value) {
    float narrow = (float) value;
    return narrow == value ? Double.parseDouble(Float.toString(narrow)) : value;
  }
}
