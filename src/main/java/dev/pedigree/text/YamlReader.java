package dev.pedigree.text;

import dev.pedigree.text.YamlException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads maps, lists and values. Values stay as they are written, nothing is built from a tag, and
 * depth and repetition have the limits of {@link YamlRules}.
 */
public final class YamlReader {
  private static final String STANDARD = "tag:yaml.org,2002:";

  /** Tags that say how to read a value; any other asks to build something. */
  private static final Set<String> HARMLESS =
      Set.of("str", "int", "float", "bool", "null", "seq", "map", "timestamp");

  /**
   * What an anchor names.
   *
   * @param size how many values it stands for
   * @param height how many lists and maps lie in each other
   */
  private record Read(YamlNode node, int size, int height) {}

  private final YamlRules rules;
  private final BiConsumer<YamlNode.Scalar, YamlNode.Scalar> twice;
  private final int[] offsets;
  private final Parser parser;
  private final Map<String, Read> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int repeated;

  private YamlReader(
      String text,
      int from,
      int to,
      YamlRules rules,
      BiConsumer<YamlNode.Scalar, YamlNode.Scalar> twice) {
    this.rules = rules;
    this.twice = twice;
    // The parser counts code points, this program characters.
    this.offsets = new int[text.codePointCount(from, to) + 1];
    for (int i = 0, at = from; i < offsets.length; i++) {
      offsets[i] = at;
      at += at < to ? Character.charCount(text.codePointAt(at)) : 0;
    }
    this.parser = new ParserImpl(new StreamReader(text.substring(from, to)), new LoaderOptions());
  }

  /**
   * The document between two offsets of a text.
   *
   * @param twice told of a key that comes again, with the first of its name
   * @return empty for no document
   */
  public static Optional<YamlNode> read(
      String text,
      int from,
      int to,
      YamlRules rules,
      BiConsumer<YamlNode.Scalar, YamlNode.Scalar> twice)
      throws YamlException {
    YamlReader reader = new YamlReader(text, from, to, rules, twice);
    try {
      return reader.document();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      String problem = e.getProblem() == null ? String.valueOf(e.getContext()) : e.getProblem();
      throw new YamlException(Problem.SYNTAX, mark == null ? -1 : reader.offset(mark), problem);
    } catch (ReaderException e) {
      throw new YamlException(
          Problem.CHARACTER,
          reader.offset(e.getPosition()),
          String.format("U+%04X", e.getCodePoint()));
    } catch (YAMLException e) {
      throw new YamlException(Problem.SYNTAX, -1, String.valueOf(e.getMessage()));
    }
  }

  private Optional<YamlNode> document() throws YamlException {
    expect(Event.ID.StreamStart);
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    expect(Event.ID.DocumentStart);
    Read read = node(0);
    expect(Event.ID.DocumentEnd);
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw stop(Problem.TWO_DOCUMENTS, at(parser.peekEvent()));
    }
    return Optional.of(read.node());
  }

  private void expect(Event.ID id) throws YamlException {
    Event event = parser.getEvent();
    if (!event.is(id)) {
      throw stop(Problem.TWO_DOCUMENTS, at(event));
    }
  }

  private Read node(int depth) throws YamlException {
    Event event = parser.getEvent();
    int at = at(event);
    if (depth > rules.deepest()) {
      throw stop(Problem.TOO_DEEP, at);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null && rules.mostRepeated() == 0) {
      throw stop(Problem.ALIAS, at);
    }
    if (event instanceof AliasEvent) {
      return alias(anchor, at, depth);
    }
    if (anchor != null) {
      open.add(anchor);
    }
    Read read = content(event, at, depth);
    if (anchor != null) {
      open.remove(anchor);
      anchors.put(anchor, read);
    }
    return read;
  }

  private Read content(Event event, int at, int depth) throws YamlException {
    if (event instanceof ScalarEvent scalar) {
      checkTag(scalar.getTag(), at);
      boolean plain = scalar.getTag() == null && scalar.getImplicit().canOmitTagInPlainScalar();
      return new Read(new YamlNode.Scalar(at, scalar.getValue(), plain), 1, 0);
    }
    if (event instanceof SequenceStartEvent sequence) {
      checkTag(sequence.getTag(), at);
      return sequence(at, depth);
    }
    checkTag(((MappingStartEvent) event).getTag(), at);
    return mapping(at, depth);
  }

  private Read alias(String anchor, int at, int depth) throws YamlException {
    if (open.contains(anchor)) {
      throw stop(Problem.CYCLE, at);
    }
    Read meant = anchors.get(anchor);
    if (meant == null) {
      throw new YamlException(Problem.UNKNOWN_ALIAS, at, anchor);
    }
    if (depth + meant.height() > rules.deepest()) {
      throw stop(Problem.TOO_DEEP, at);
    }
    repeated += meant.size();
    if (repeated > rules.mostRepeated()) {
      throw stop(Problem.TOO_MANY_ALIASES, at);
    }
    return meant;
  }

  private Read sequence(int at, int depth) throws YamlException {
    List<YamlNode> items = new ArrayList<>();
    int size = 1;
    int height = 0;
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      Read item = node(depth + 1);
      items.add(item.node());
      size += item.size();
      height = Math.max(height, item.height());
    }
    parser.getEvent();
    return new Read(new YamlNode.Sequence(at, items), size, height + 1);
  }

  private Read mapping(int at, int depth) throws YamlException {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    int size = 1;
    int height = 0;
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      int keyAt = at(parser.peekEvent());
      if (!(node(depth + 1).node() instanceof YamlNode.Scalar read)) {
        throw stop(Problem.KEY, keyAt);
      }
      // An alias as a key stands where it is written, not where its name is given.
      YamlNode.Scalar key = new YamlNode.Scalar(keyAt, read.text(), read.plain());
      Read value = node(depth + 1);
      put(entries, new YamlNode.Entry(key, value.node()));
      size += value.size();
      height = Math.max(height, value.height());
    }
    parser.getEvent();
    return new Read(new YamlNode.Mapping(at, List.copyOf(entries.values())), size, height + 1);
  }

  private void put(Map<String, YamlNode.Entry> entries, YamlNode.Entry entry) {
    YamlNode.Entry first = entries.get(name(entry.key()));
    if (first != null) {
      twice.accept(entry.key(), first.key());
    }
    if (first == null || rules == YamlRules.FOREIGN) {
      entries.put(name(entry.key()), entry);
    }
  }

  /** One name for all ways to write a key: {@code ~} and nothing, {@code True} and {@code true}. */
  private static String name(YamlNode.Scalar key) {
    if (key.isNull()) {
      return "";
    }
    return switch (key.text()) {
      case "True", "TRUE", "False", "FALSE" ->
          key.plain() ? key.text().toLowerCase(Locale.ROOT) : key.text();
      default -> key.text();
    };
  }

  private void checkTag(String tag, int at) throws YamlException {
    boolean harmless =
        tag == null
            || (rules == YamlRules.FOREIGN
                && (tag.equals("!")
                    || (tag.startsWith(STANDARD)
                        && HARMLESS.contains(tag.substring(STANDARD.length())))));
    if (!harmless) {
      throw new YamlException(Problem.TAG, at, tag);
    }
  }

  private static YamlException stop(Problem problem, int at) {
    return new YamlException(problem, at, "");
  }

  private int at(Event event) {
    return offset(event.getStartMark());
  }

  private int offset(Mark mark) {
    return offset(mark.getIndex());
  }

  private int offset(int codePoints) {
    return offsets[Math.max(0, Math.min(codePoints, offsets.length - 1))];
  }
}
