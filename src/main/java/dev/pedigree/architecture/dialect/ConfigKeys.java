package dev.pedigree.architecture.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.Embedded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys of a configuration that nobody reads: neither the dialect, nor are they known to change
 * nothing in what a layer computes.
 */
public final class ConfigKeys {
  private static final Pattern NEUTRAL = neutral();

  private ConfigKeys() {}

  /**
   * The keys that are not read, with their values, by name; none for a GGUF file, whose keys are
   * those of its program.
   */
  public static Map<String, JsonNode> unread(Config config, Dialect dialect) {
    Map<String, JsonNode> unread = new TreeMap<>();
    if (config.modelType().startsWith("gguf:")) {
      return unread;
    }
    for (Map.Entry<String, JsonNode> entry : config.decoder().properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (NEUTRAL.matcher(key).matches()) {
        continue;
      }
      if (!reads(dialect, key) && !inert(dialect, key, value)) {
        unread.put(key, value);
      } else if (value.isObject() && !dialect.keys().contains(key)) {
        inside(key, value, dialect, unread);
      }
    }
    return unread;
  }

  /** The keys that are not read in an object of which others are. */
  private static void inside(
      String object, JsonNode values, Dialect dialect, Map<String, JsonNode> unread) {
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      String key = object + "." + entry.getKey();
      if (!NEUTRAL.matcher(entry.getKey()).matches()
          && !reads(dialect, key)
          && !inert(dialect, key, entry.getValue())) {
        unread.put(key, entry.getValue());
      }
    }
  }

  /** Whether a key changes nothing in what a layer computes, whatever its value. */
  static boolean neutral(Dialect dialect, String key) {
    return dialect.inert().contains(key) || NEUTRAL.matcher(key).matches() && !reads(dialect, key);
  }

  /** Whether a value says that something is switched off or left out. */
  public static boolean off(JsonNode value) {
    return value.isNull()
        || value.isBoolean() && !value.booleanValue()
        || value.isNumber() && value.doubleValue() == 0
        || value.isTextual() && value.textValue().isEmpty()
        || value.isContainerNode() && value.isEmpty();
  }

  private static boolean inert(Dialect dialect, String key, JsonNode value) {
    return dialect.inert().contains(key)
        || dialect.inert().contains(key + "=" + value.asText())
        || value.isNull() && dialect.inert().stream().anyMatch(k -> k.startsWith(key + "="));
  }

  private static boolean reads(Dialect dialect, String key) {
    Set<String> keys = dialect.keys();
    return keys.contains(key) || keys.stream().anyMatch(read -> read.startsWith(key + "."));
  }

  private static Pattern neutral() {
    List<String> patterns = new ArrayList<>();
    Embedded.texts("config", ".txt")
        .get("neutral")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> patterns.add(regex(line)));
    return Pattern.compile(String.join("|", patterns));
  }

  private static String regex(String pattern) {
    return Pattern.compile("\\*")
        .splitAsStream(pattern + " ")
        .map(part -> Pattern.quote(part.strip()))
        .collect(Collectors.joining(".*"));
  }
}
