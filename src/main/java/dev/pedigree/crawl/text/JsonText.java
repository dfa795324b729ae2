package dev.pedigree.crawl.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Parses JSON to a tree with numbers as written: {@code 1e-05} is not rounded, {@code 10000.0}
 * stays a decimal.
 */
public final class JsonText {
  private static final int DEPTH = 100;

  /** Most digits of a number, since parsing takes quadratic time. */
  private static final int DIGITS = 30_000;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(DIGITS).build();

  /** A reader that accepts NaN and Infinity, which JSON does not have but Python writes. */
  private static final JsonMapper JSON = mapper();

  private JsonText() {}

  /** A reader that keeps numbers as written, with further features. */
  static JsonMapper mapper(JsonReadFeature... besides) {
    JsonMapper.Builder builder =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    return builder.enable(besides).build();
  }

  /** Reads JSON, skipping a byte order mark. */
  public static JsonNode json(byte[] bytes) throws JsonProcessingException {
    return plain(tree(JSON.reader(), text(bytes)));
  }

  /**
   * Reads JSON.
   *
   * @throws JsonProcessingException also for a number whose exponent is out of range, for which the
   *     library throws another exception
   */
  static JsonNode tree(ObjectReader reader, String text) throws JsonProcessingException {
    try {
      return reader.readTree(text);
    } catch (NumberFormatException e) {
      throw new JsonParseException(null, "a number has an exponent that is out of range", e);
    }
  }

  /** Decodes text without a byte order mark; invalid bytes become U+FFFD. */
  public static String text(byte[] bytes) {
    return Decoded.of(bytes).text();
  }

  /**
   * The tree in a form that JSON in UTF-8 can represent, so that it can be written and read back:
   * NaN, infinities and numbers out of range become text, an unpaired surrogate becomes a question
   * mark. Objects such as {@code {"__float__": "Infinity"}}, which newer writers use for such
   * numbers, become the same text.
   */
  static JsonNode plain(JsonNode node) {
    if (node.size() == 1 && node.path("__float__").isTextual()) {
      return node.get("__float__");
    }
    if (node.isObject()) {
      ObjectNode out = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> out.set(encodable(e.getKey()), plain(e.getValue())));
      return out;
    }
    if (node.isTextual()) {
      return TextNode.valueOf(encodable(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode();
      node.forEach(e -> out.add(plain(e)));
      return out;
    }
    if (node.isBigInteger()) {
      return node.bigIntegerValue().bitLength() < 1300 ? node : TextNode.valueOf(node.asText());
    }
    if (node.isBigDecimal()) {
      BigDecimal value = node.decimalValue();
      long exponent = (long) value.precision() - value.scale();
      return Math.abs(exponent) > 400 ? TextNode.valueOf(value.toString()) : node;
    }
    if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      return TextNode.valueOf(Double.toString(node.doubleValue()));
    }
    return node;
  }

  static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
