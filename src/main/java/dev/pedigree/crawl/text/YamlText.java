package dev.pedigree.crawl.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlException;
import dev.pedigree.text.YamlException.Problem;
import dev.pedigree.text.YamlNode;
import dev.pedigree.text.YamlReader;
import dev.pedigree.text.YamlRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * YAML that strangers wrote, as a JSON tree. Values stay as they are written: {@code no} and {@code
 * 1.10} are texts.
 */
public final class YamlText {
  private YamlText() {}

  /**
   * Reads the document between two offsets of a file; what was odd goes to {@code findings}.
   *
   * @return null for no document
   * @throws FindingException when it cannot be read
   */
  public static JsonNode read(String path, String text, int from, int to, List<Finding> findings) {
    SourceText source = new SourceText(path, text);
    List<Finding> odd = new ArrayList<>();
    try {
      Optional<YamlNode> node =
          YamlReader.read(
              text,
              from,
              to,
              YamlRules.FOREIGN,
              (again, first) ->
                  odd.add(
                      Finding.warning(
                          "crawl.duplicate-key",
                          source.at(again.at()),
                          "key",
                          Clean.text(name(again)))));
      return node.map(YamlText::json).orElse(null);
    } catch (YamlException e) {
      String yaml = text.substring(from, to);
      String plain = yaml.replaceAll("\t+(?=\r|\n|\\z)", "");
      if (e.problem() == Problem.SYNTAX && !plain.equals(yaml)) {
        odd.clear();
        String before = text.substring(0, from);
        JsonNode node = read(path, before + plain, from, from + plain.length(), findings);
        odd.add(Finding.info("crawl.tab", Location.of(path)));
        return node;
      }
      throw new FindingException(refused(source, e));
    } finally {
      findings.addAll(odd);
    }
  }

  private static Finding refused(SourceText source, YamlException e) {
    Location file = Location.of(source.path());
    Location at = e.at().isPresent() ? source.at(e.at().getAsInt()) : file;
    String detail = Clean.text(e.detail().lines().findFirst().orElse(""));
    return switch (e.problem()) {
      case SYNTAX -> Finding.warning("crawl.yaml-error", at, "reason", detail);
      case CHARACTER ->
          Finding.warning("crawl.yaml-error", file, "reason", "special characters are not allowed");
      case TWO_DOCUMENTS -> Finding.warning("crawl.yaml-documents", at);
      case TOO_DEEP ->
          Finding.warning("crawl.nesting-too-deep", at, "limit", YamlRules.FOREIGN.deepest());
      case CYCLE -> Finding.warning("crawl.cyclic-structure", at);
      case ALIAS, UNKNOWN_ALIAS -> Finding.warning("crawl.yaml-error", at, "reason", "*" + detail);
      case KEY -> Finding.warning("crawl.yaml-error", at, "reason", "a key is a list or a mapping");
      // The last two would harm another reader.
      case TOO_MANY_ALIASES ->
          Finding.error("crawl.yaml-laughs", at, "limit", YamlRules.FOREIGN.mostRepeated());
      case TAG -> Finding.error("crawl.yaml-tag", at, "tag", detail);
    };
  }

  private static JsonNode json(YamlNode node) {
    if (node instanceof YamlNode.Sequence list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    if (node instanceof YamlNode.Mapping map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      map.entries().forEach(entry -> object.set(name(entry.key()), json(entry.value())));
      return object;
    }
    return value((YamlNode.Scalar) node);
  }

  private static String name(YamlNode.Scalar key) {
    return key.isNull() ? "" : value(key).asText();
  }

  private static JsonNode value(YamlNode.Scalar scalar) {
    if (scalar.isNull()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return scalar.plain() ? plain(scalar.text()) : text(scalar.text());
  }

  private static JsonNode plain(String value) {
    return switch (value) {
      case "true", "True", "TRUE" -> JsonNodeFactory.instance.booleanNode(true);
      case "false", "False", "FALSE" -> JsonNodeFactory.instance.booleanNode(false);
      default -> number(value);
    };
  }

  /**
   * The value as a number if every reader writes it back unchanged, which excludes {@code 1.10} and
   * {@code 007}.
   */
  private static JsonNode number(String value) {
    if (value.matches("0|-?[1-9][0-9]{0,17}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
    }
    boolean decimal = value.matches("-?(?:0|[1-9][0-9]{0,14})\\.[0-9]{1,16}");
    return decimal && Double.toString(Double.parseDouble(value)).equals(value)
        ? JsonNodeFactory.instance.numberNode(new BigDecimal(value))
        : text(value);
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(JsonText.encodable(value));
  }
}
