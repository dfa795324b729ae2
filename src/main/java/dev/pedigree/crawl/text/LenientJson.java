package dev.pedigree.crawl.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads JSON with common mistakes whose meaning is clear: duplicate keys, trailing commas,
 * comments, and numbers that only Python writes. Each is reported.
 */
public final class LenientJson {
  /** A reader, and the findings for a text that it accepts and a stricter one does not. */
  private record Forgiving(List<String> rules, JsonMapper mapper) {}

  private static final List<Forgiving> FORGIVING =
      List.of(
          new Forgiving(
              List.of("crawl.trailing-comma"),
              JsonText.mapper(JsonReadFeature.ALLOW_TRAILING_COMMA)),
          new Forgiving(
              List.of("crawl.comment"),
              JsonText.mapper(
                  JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_YAML_COMMENTS)),
          new Forgiving(
              List.of("crawl.comment", "crawl.trailing-comma"),
              JsonText.mapper(
                  JsonReadFeature.ALLOW_TRAILING_COMMA,
                  JsonReadFeature.ALLOW_JAVA_COMMENTS,
                  JsonReadFeature.ALLOW_YAML_COMMENTS)));

  private static final JsonMapper PLAIN = JsonText.mapper();
  private static final ObjectReader STRICT =
      PLAIN.reader(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final String path;
  private final String text;
  private final List<Finding> findings;

  private LenientJson(String path, String text, List<Finding> findings) {
    this.path = path;
    this.text = text;
    this.findings = findings;
  }

  /**
   * Reads a value. Adds findings to {@code findings}.
   *
   * @throws FindingException when it cannot be read
   */
  public static JsonNode read(String path, String text, List<Finding> findings) {
    LenientJson reader = new LenientJson(path, text, findings);
    JsonNode node = reader.tree();
    reader.numbers(node);
    return JsonText.plain(node);
  }

  private JsonNode tree() {
    try {
      return JsonText.tree(STRICT, text);
    } catch (MismatchedInputException e) {
      return twice(e);
    } catch (StreamConstraintsException e) {
      boolean deep = e.getOriginalMessage().contains("depth");
      throw refused(deep ? "nesting-too-deep" : "number-out-of-range", e);
    } catch (JsonProcessingException e) {
      return forgiven(e);
    }
  }

  /**
   * Handles duplicate keys, of which the last one counts, as in Python, and text after the value.
   */
  private JsonNode twice(MismatchedInputException e) {
    try {
      JsonNode node = JsonText.tree(PLAIN.reader(), text);
      findings.add(Finding.warning("crawl.duplicate-key", place(e.getLocation()), "key", key(e)));
      return node;
    } catch (JsonProcessingException other) {
      return forgiven(other);
    }
  }

  private static String key(MismatchedInputException e) {
    String message = e.getOriginalMessage();
    int from = message.indexOf('\'');
    int to = message.indexOf('\'', from + 1);
    return from < 0 || to < 0 ? "" : Clean.text(message.substring(from + 1, to));
  }

  private JsonNode forgiven(JsonProcessingException strict) {
    for (Forgiving reader : FORGIVING) {
      try {
        JsonNode node = JsonText.tree(reader.mapper().reader(), text);
        for (String rule : reader.rules()) {
          findings.add(Finding.warning(rule, place(strict.getLocation())));
        }
        return node;
      } catch (JsonProcessingException e) {
        // the next reader accepts more
      }
    }
    throw refused("not-json", strict);
  }

  private FindingException refused(String rule, JsonProcessingException e) {
    String reason = Clean.text(e.getOriginalMessage().lines().findFirst().orElse(""));
    return new FindingException(
        Finding.error("crawl." + rule, place(e.getLocation()), "reason", reason, "limit", "100"));
  }

  private Location place(JsonLocation at) {
    return at == null || at.getLineNr() < 1
        ? Location.of(path)
        : Location.at(path, at.getLineNr(), Math.max(0, at.getColumnNr()));
  }

  /** A part of the tree and the keys that lead to it. */
  private record Part(String key, JsonNode node) {}

  private void numbers(JsonNode root) {
    Reports reports = new Reports(findings);
    Deque<Part> left = new ArrayDeque<>(List.of(new Part("", root)));
    while (!left.isEmpty()) {
      Part part = left.pop();
      JsonNode node = part.node();
      if (node.isObject()) {
        String start = part.key().isEmpty() ? "" : part.key() + ".";
        node.properties().forEach(e -> left.push(new Part(start + e.getKey(), e.getValue())));
      } else if (node.isArray()) {
        node.forEach(e -> left.push(new Part(part.key(), e)));
      } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
        reports.add(
            Finding.info(
                "crawl.non-json-number",
                Location.in(path, Clean.text(part.key())),
                "number",
                node.doubleValue()));
      } else if (beyond(node)) {
        reports.add(
            Finding.warning(
                "crawl.number-out-of-range",
                Location.in(path, Clean.text(part.key())),
                "reason",
                shown(node)));
      }
    }
  }

  private static boolean beyond(JsonNode node) {
    return (node.isBigDecimal() || node.isBigInteger()) && Double.isInfinite(node.doubleValue());
  }

  private static String shown(JsonNode node) {
    String text = node.asText();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
