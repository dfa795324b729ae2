package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.text.Clean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value of a configuration. Nested keys are written with dots; an array is one value.
 *
 * @param text as it stands in the file, cut when it is long
 * @param value equal for equal values: {@code 10000} and {@code 10000.0} are one, and what is cut
 *     stands for the whole
 */
public record ConfigValue(String text, String value) {
  /** Most keys of a configuration that are compared; only somebody made up has more. */
  private static final int MOST = 500;

  /** The values of the configuration of a model by key; none if there are too many. */
  public static SortedMap<String, ConfigValue> of(JsonNode config) {
    SortedMap<String, ConfigValue> values = new TreeMap<>();
    if (config.isObject()) {
      SortedMap<String, JsonNode> flat = JsonChanges.flat(config);
      if (flat.size() <= MOST) {
        flat.forEach((key, value) -> values.put(Clean.text(key), one(value)));
      }
    }
    return values;
  }

  private static ConfigValue one(JsonNode value) {
    String shown = JsonChanges.text(value);
    String whole =
        value.isNumber() ? value.decimalValue().stripTrailingZeros().toString() : value.toString();
    return new ConfigValue(
        Clean.text(shown), whole.length() > shown.length() ? digest(whole) : whole);
  }

  private static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
