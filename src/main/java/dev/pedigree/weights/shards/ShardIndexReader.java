package dev.pedigree.weights.shards;

import dev.pedigree.weights.JsonCursor;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Paths;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON of an index. */
final class ShardIndexReader {
  private final byte[] bytes;
  private final Notes notes;
  private final JsonCursor json;
  private final Map<String, String> weightMap = new LinkedHashMap<>();
  private final Map<String, Long> mapAt = new HashMap<>();
  private Optional<Long> totalSize = Optional.empty();
  private Optional<Long> totalParameters = Optional.empty();

  ShardIndexReader(String path, byte[] bytes, Notes notes) {
    this.bytes = bytes;
    this.notes = notes;
    this.json = new JsonCursor(bytes, 0, "index", notes);
  }

  Map<String, String> weightMap() {
    return weightMap;
  }

  Optional<Long> totalSize() {
    return totalSize;
  }

  Optional<Long> totalParameters() {
    return totalParameters;
  }

  void read() {
    if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb) {
      notes.warning("leading-bom", Notes.at(0));
      json.skip(3);
    }
    json.space();
    String start =
        new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1)
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (start.startsWith("<")) {
      throw notes.stop("not-a-model.html", Notes.at(0));
    }
    json.expect('{');
    boolean map = false;
    if (!json.accept('}')) {
      do {
        json.space();
        String key = json.string();
        json.expect(':');
        json.space();
        switch (key) {
          case "weight_map" -> {
            map = true;
            entries();
          }
          case "metadata" -> metadata();
          default -> json.value();
        }
      } while (json.accept(','));
      json.expect('}');
    }
    json.space();
    if (!json.atEnd()) {
      throw json.bad("EOF");
    }
    if (!map) {
      throw notes.stop("bad-index", "weight_map");
    }
  }

  private void metadata() {
    long at = json.position();
    if (json.word("null")) {
      notes.info("metadata-null", Notes.at(at));
    }
    if (json.peek() != '{') {
      json.value();
      return;
    }
    json.skip(1);
    if (!json.accept('}')) {
      do {
        json.space();
        String key = json.string();
        json.expect(':');
        json.space();
        long from = json.position();
        json.value();
        String text = json.text(from);
        if (key.equals("total_size")) {
          totalSize = number(text);
          if (text.startsWith("\"")) {
            notes.info("total-size-not-number", Notes.at(from), "value", Notes.shown(text));
          } else if (totalSize.isEmpty()) {
            notes.warning(
                "total-size-differs",
                Notes.at(from),
                "claimed",
                Notes.shown(text),
                "sum",
                "< 2^63");
          }
        } else if (key.equals("total_parameters")) {
          totalParameters = number(text);
        }
      } while (json.accept(','));
      json.expect('}');
    }
  }

  /** A whole number, also with a decimal point, as some writers sum in floats. */
  private static Optional<Long> number(String text) {
    if (text.matches("-?[0-9]{1,18}")) {
      return Optional.of(Long.parseLong(text));
    }
    if (text.matches("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?")) {
      double value = Double.parseDouble(text);
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        return Optional.of((long) value);
      }
    }
    return Optional.empty();
  }

  private void entries() {
    if (json.peek() != '{') {
      throw notes.stop("bad-index", Notes.at(json.position()));
    }
    json.skip(1);
    if (!json.accept('}')) {
      do {
        json.space();
        entry();
      } while (json.accept(','));
      json.expect('}');
    }
  }

  private void entry() {
    long at = json.position();
    String tensor = json.string();
    json.expect(':');
    json.space();
    if (json.peek() != '"') {
      json.value();
      notes.reject("bad-index", Notes.at(at));
      return;
    }
    String shard = json.string();
    Long before = mapAt.put(tensor, at);
    if (before != null) {
      notes.warning(
          "duplicate-key", Notes.at(at), "name", Notes.shown(tensor), "first", before, "again", at);
    }
    if (Paths.inside(shard)) {
      weightMap.put(tensor, shard);
    } else {
      notes.error(
          "unsafe-path", Notes.at(at), "name", Notes.shown(tensor), "path", Notes.shown(shard));
    }
  }
}
