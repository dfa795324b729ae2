package dev.pedigree.crawl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * JSON and YAML as trees, with numbers as they were written: {@code 1e-05} is not rounded, {@code
 * 10000.0} stays a decimal.
 */
final class JsonText {
  private static final int DEPTH = 100;
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(400).build();

  /** Python writes NaN and Infinity where JSON has no word for them, so they are read. */
  private static final JsonMapper JSON =
      mapper(
          JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
              .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS));

  private static final JsonMapper YAML =
      mapper(
          JsonMapper.builder(
              YAMLFactory.builder()
                  .streamReadConstraints(CONSTRAINTS)
                  .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                  .build()));

  private JsonText() {}

  private static JsonMapper mapper(JsonMapper.Builder builder) {
    return builder
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /** Reads JSON; a byte order mark is passed over. */
  static JsonNode json(byte[] bytes) throws JsonProcessingException {
    return plain(JSON.readTree(text(bytes)));
  }

  /** Reads YAML in its JSON-like part: {@code no} and dates are text. */
  static JsonNode yaml(String text) throws JsonProcessingException {
    return plain(YAML.readTree(text));
  }

  /** Text without a byte order mark. */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * What JSON in UTF-8 can hold: NaN, the infinities and numbers beyond every float become text,
   * half a surrogate pair becomes a question mark. So the tree can be written and read back, and no
   * number costs more than its digits.
   */
  private static JsonNode plain(JsonNode node) {
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

  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
