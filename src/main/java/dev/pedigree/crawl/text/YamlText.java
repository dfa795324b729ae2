package dev.pedigree.crawl.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads untrusted YAML to a JSON tree. No object is constructed from a tag, aliases are resolved up
 * to a limit, and values stay as written: {@code no} and {@code 1.10} are strings.
 */
public final class YamlText {
  private static final int DEEPEST = 100;

  /** Most values that aliases may repeat; real files repeat a few. */
  private static final int MOST_REPEATED = 100_000;

  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final Set<String> HARMLESS =
      Set.of("str", "int", "float", "bool", "null", "seq", "map", "timestamp");

  /** A node and the number of values in it. */
  private record Sized(JsonNode node, int size) {}

  private final String path;
  private final int line;
  private final List<Finding> findings;
  private final Map<String, Sized> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final ParserImpl parser;
  private int repeated;

  private YamlText(String path, String yaml, int line, List<Finding> findings) {
    this.path = path;
    this.line = line;
    this.findings = findings;
    this.parser = new ParserImpl(new StreamReader(yaml), new LoaderOptions());
  }

  /**
   * Reads one document. Adds findings to {@code findings}.
   *
   * @param line of the file on which the text starts, counted from 1
   * @return null for no document
   * @throws FindingException when it cannot be read
   */
  public static JsonNode read(String path, String yaml, int line, List<Finding> findings) {
    int before = findings.size();
    try {
      return new YamlText(path, yaml, line, findings).document();
    } catch (MarkedYAMLException e) {
      String plain = yaml.replaceAll("\t+(?=\r|\n|\\z)", "");
      if (!plain.equals(yaml)) {
        findings.subList(before, findings.size()).clear();
        JsonNode node = read(path, plain, line, findings);
        findings.add(Finding.info("crawl.tab", Location.of(path)));
        return node;
      }
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      String problem = e.getProblem() == null ? String.valueOf(e.getContext()) : e.getProblem();
      throw new FindingException(
          Finding.warning(
              "crawl.yaml-error",
              mark == null
                  ? Location.of(path)
                  : Location.at(path, line + mark.getLine(), mark.getColumn() + 1),
              "reason",
              Clean.text(problem)));
    } catch (YAMLException e) {
      throw new FindingException(
          Finding.warning(
              "crawl.yaml-error",
              Location.of(path),
              "reason",
              Clean.text(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))));
    }
  }

  private JsonNode document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return null;
    }
    parser.getEvent();
    JsonNode node = node(0).node();
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw stop("yaml-documents", parser.peekEvent());
    }
    return node;
  }

  private Sized node(int depth) {
    Event event = parser.getEvent();
    if (depth > DEEPEST) {
      throw stop("nesting-too-deep", event, "limit", DEEPEST);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (event instanceof AliasEvent) {
      return alias(anchor, event);
    }
    if (anchor != null) {
      open.add(anchor);
    }
    Sized read;
    if (event instanceof ScalarEvent scalar) {
      String tag = tag(scalar.getTag(), event);
      boolean plain = tag.isEmpty() && scalar.getImplicit().canOmitTagInPlainScalar();
      read = new Sized(plain ? plain(scalar.getValue()) : text(scalar.getValue()), 1);
    } else if (event instanceof SequenceStartEvent sequence) {
      tag(sequence.getTag(), event);
      read = sequence(depth);
    } else {
      tag(((org.yaml.snakeyaml.events.MappingStartEvent) event).getTag(), event);
      read = mapping(depth);
    }
    if (anchor != null) {
      open.remove(anchor);
      anchors.put(anchor, read);
    }
    return read;
  }

  private Sized alias(String anchor, Event event) {
    if (open.contains(anchor)) {
      throw stop("cyclic-structure", event);
    }
    Sized meant = anchors.get(anchor);
    if (meant == null) {
      throw stop("yaml-error", event, "reason", "*" + Clean.text(anchor));
    }
    repeated += meant.size();
    if (repeated > MOST_REPEATED) {
      throw danger("yaml-laughs", event, "limit", MOST_REPEATED);
    }
    return meant;
  }

  private Sized sequence(int depth) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    int size = 1;
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      Sized item = node(depth + 1);
      list.add(item.node());
      size += item.size();
    }
    parser.getEvent();
    return new Sized(list, size);
  }

  private Sized mapping(int depth) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    int size = 1;
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Event at = parser.peekEvent();
      JsonNode key = node(depth + 1).node();
      if (key.isContainerNode()) {
        throw stop("yaml-error", at, "reason", "a key is a list or a mapping");
      }
      Sized value = node(depth + 1);
      String name = key.isNull() ? "" : key.asText();
      if (map.has(name)) {
        findings.add(Finding.warning("crawl.duplicate-key", location(at), "key", Clean.text(name)));
      }
      map.set(name, value.node());
      size += value.size();
    }
    parser.getEvent();
    return new Sized(map, size);
  }

  /**
   * A standard tag, which gives the type of a value; any other tag would construct an object and is
   * refused.
   */
  private String tag(String tag, Event event) {
    if (tag == null || tag.equals("!")) {
      return tag == null ? "" : tag;
    }
    if (!tag.startsWith(STANDARD) || !HARMLESS.contains(tag.substring(STANDARD.length()))) {
      throw danger("yaml-tag", event, "tag", Clean.text(tag));
    }
    return tag.equals(STANDARD + "str") ? tag : "";
  }

  private static JsonNode plain(String value) {
    return switch (value) {
      case "", "~", "null", "Null", "NULL" -> JsonNodeFactory.instance.nullNode();
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

  private FindingException stop(String rule, Event event, Object... args) {
    return new FindingException(Finding.warning("crawl." + rule, location(event), args));
  }

  /** An error for YAML that would harm other readers. */
  private FindingException danger(String rule, Event event, Object... args) {
    return new FindingException(Finding.error("crawl." + rule, location(event), args));
  }

  private Location location(Event event) {
    Mark mark = event.getStartMark();
    return Location.at(path, line + mark.getLine(), mark.getColumn() + 1);
  }
}
