package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
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
 * Reads a subset of YAML: maps, lists and values. Anchors, aliases and tags are refused: content
 * does not need them, and aliases can expand to gigabytes.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 12;

  private final SourceText source;
  private final Report report;
  private final int[] offsets;
  private Parser parser;

  private YamlReader(SourceText source, int from, int to, Report report) {
    this.source = source;
    this.report = report;
    // The parser counts code points, SourceText characters.
    this.offsets = new int[source.text().codePointCount(from, to) + 1];
    for (int i = 0, at = from; i < offsets.length; i++) {
      offsets[i] = at;
      at += at < to ? Character.charCount(source.text().codePointAt(at)) : 0;
    }
  }

  /** The map between two offsets of a file; empty after reporting an error. */
  static Optional<YamlNode.Mapping> read(SourceText source, int from, int to, Report report) {
    int before = report.errors();
    YamlReader reader = new YamlReader(source, from, to, report);
    reader.refuseTabs(from, to);
    if (report.errors() > before) {
      return Optional.empty();
    }
    try {
      YamlNode node = reader.document(source.text().substring(from, to));
      if (node instanceof YamlNode.Mapping mapping) {
        return Optional.of(mapping);
      }
      boolean nothing = node == null || (node instanceof YamlNode.Scalar s && s.isNull());
      report.add(
          Finding.error(
              nothing ? "catalog.empty-yaml" : "catalog.not-a-map",
              source.at(node == null ? from : node.at())));
    } catch (Refused e) {
      report.add(e.finding);
    } catch (MarkedYAMLException e) {
      report.add(reader.syntax(e));
    } catch (ReaderException e) {
      report.add(
          Finding.error(
              "catalog.control-character",
              source.at(reader.offset(e.getPosition())),
              "character",
              String.format("U+%04X", e.getCodePoint())));
    } catch (YAMLException e) {
      report.add(Finding.error("catalog.yaml", source.at(from), "problem", e.getMessage()));
    }
    return Optional.empty();
  }

  private void refuseTabs(int from, int to) {
    String text = source.text();
    boolean indent = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\t' && indent) {
        report.add(Finding.error("catalog.tab", source.at(i)));
        indent = false;
      } else if (c == '\n' || c == '\r') {
        indent = true;
      } else if (c != ' ') {
        indent = false;
      }
    }
  }

  private YamlNode document(String yaml) {
    parser = new ParserImpl(new StreamReader(yaml), new LoaderOptions());
    expect(Event.ID.StreamStart);
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return null;
    }
    expect(Event.ID.DocumentStart);
    YamlNode node = node(0);
    expect(Event.ID.DocumentEnd);
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw new Refused("catalog.two-documents", at(parser.peekEvent().getStartMark()));
    }
    return node;
  }

  private YamlNode node(int depth) {
    Event event = parser.getEvent();
    int at = offset(event.getStartMark().getIndex());
    if (depth > MAX_DEPTH) {
      throw new Refused("catalog.too-deep", source.at(at));
    }
    if (event.is(Event.ID.Alias) || ((NodeEvent) event).getAnchor() != null) {
      throw new Refused("catalog.alias", source.at(at));
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), at);
      return new YamlNode.Scalar(
          at, scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
    }
    if (event instanceof SequenceStartEvent sequence) {
      refuseTag(sequence.getTag(), at);
      List<YamlNode> items = new ArrayList<>();
      while (!parser.checkEvent(Event.ID.SequenceEnd)) {
        items.add(node(depth + 1));
      }
      parser.getEvent();
      return new YamlNode.Sequence(at, items);
    }
    refuseTag(((MappingStartEvent) event).getTag(), at);
    return mapping(at, depth);
  }

  private YamlNode.Mapping mapping(int at, int depth) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = node(depth + 1);
      if (!(key instanceof YamlNode.Scalar scalar)) {
        throw new Refused("catalog.key-not-text", source.at(key.at()));
      }
      YamlNode value = node(depth + 1);
      Integer first = seen.putIfAbsent(scalar.text(), scalar.at());
      if (first == null) {
        entries.add(new YamlNode.Entry(scalar, value));
      } else {
        report.add(
            Finding.error(
                "catalog.duplicate-key",
                source.at(scalar.at()),
                "key",
                scalar.text(),
                "line",
                source.line(first)));
      }
    }
    parser.getEvent();
    return new YamlNode.Mapping(at, entries);
  }

  private void refuseTag(String tag, int at) {
    if (tag != null) {
      throw new Refused("catalog.tag", source.at(at));
    }
  }

  private void expect(Event.ID id) {
    Event event = parser.getEvent();
    if (!event.is(id)) {
      throw new Refused("catalog.two-documents", at(event.getStartMark()));
    }
  }

  private Finding syntax(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    String problem = e.getProblem() == null ? String.valueOf(e.getContext()) : e.getProblem();
    Location at = mark == null ? Location.of(source.path()) : at(mark);
    return Finding.error("catalog.yaml", at, "problem", problem);
  }

  private Location at(Mark mark) {
    return source.at(offset(mark.getIndex()));
  }

  private int offset(int codePoints) {
    return offsets[Math.max(0, Math.min(codePoints, offsets.length - 1))];
  }

  /** Ends the reading of one document. */
  private static final class Refused extends RuntimeException {
    private final transient Finding finding;

    Refused(String rule, Location at) {
      super(rule, null, false, false);
      this.finding = Finding.error(rule, at);
    }
  }
}
