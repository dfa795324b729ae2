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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as a tree, with numbers as they were written: {@code 1e-05} is not rounded, {@code 10000.0}
 * stays a decimal.
 */
public final class JsonText {
  private static final String MARK = "\uFEFF";
  private static final int DEPTH = 100;

  /** Reading takes the square of this; numbers with a thousand are jokes or attacks. */
  private static final int DIGITS = 30_000;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(DIGITS).build();

  /** Python writes NaN and Infinity where JSON has no word for them, so they are read. */
  private static final JsonMapper JSON = mapper();

  private JsonText() {}

  /** A reader that keeps numbers as they are written, and accepts what is asked for besides. */
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

  /** Reads JSON; a byte order mark is passed over. */
  public static JsonNode json(byte[] bytes) throws JsonProcessingException {
    return plain(tree(JSON.reader(), text(bytes)));
  }

  /**
   * Reads JSON as it is written.
   *
   * @throws JsonProcessingException also for a number whose exponent no number type has, which the
   *     library reports otherwise
   */
  static JsonNode tree(ObjectReader reader, String text) throws JsonProcessingException {
    try {
      return reader.readTree(text);
    } catch (NumberFormatException e) {
      throw new JsonParseException(null, "a number has an exponent that is out of range", e);
    }
  }

  /** Text without a byte order mark; what is not UTF-8 in it becomes U+FFFD. */
  public static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  /** Whether text begins with a byte order mark. */
  public static boolean marked(byte[] bytes) {
    return new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.UTF_8).equals(MARK);
  }

  /** Whether all of it is UTF-8. */
  public static boolean utf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * What JSON in UTF-8 can hold: NaN, the infinities and numbers beyond every float become text,
   * half a surrogate pair becomes a question mark. So the tree can be written and read back, and no
   * number costs more than its digits. The objects that newer writers use for the same numbers,
   * {@code {"__float__": "Infinity"}}, become the same text.
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
