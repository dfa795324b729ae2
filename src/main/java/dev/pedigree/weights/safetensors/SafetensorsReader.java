package dev.pedigree.weights.safetensors;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.JsonCursor;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the header of a safetensors file: eight bytes of length, JSON, then data. It is stricter
 * than the reference where two readers could see different content (duplicate keys), else as
 * strict.
 */
public final class SafetensorsReader {
  /** Largest header, as in the reference implementation. */
  static final long HEADER_CAP = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final int LONG_NAME = 10_000;
  private static final int MANY_DIMENSIONS = 64;

  private final ByteSource source;
  private final Notes notes;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Map<String, Long> names = new HashMap<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final Map<String, Long> metadataAt = new HashMap<>();
  private SafetensorsLayout layout;
  private JsonCursor json;

  public SafetensorsReader(ByteSource source, Notes notes) {
    this.source = source;
    this.notes = notes;
  }

  /** The header length in the first eight bytes, as unsigned 64 bits. */
  static long announced(byte[] head) {
    return ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
  }

  public WeightHeader read() throws IOException {
    long size = source.size();
    byte[] head = source.read(0, 8);
    if (head.length < 8) {
      throw notes.stop("truncated.header", Notes.at(head.length));
    }
    long length = announced(head);
    if (length < 0 || length > size - 8) {
      throw overFile(length, size);
    }
    if (length > HEADER_CAP) {
      throw notes.stop("header-over-cap", Notes.at(0), "length", length, "cap", HEADER_CAP);
    }
    byte[] text = source.read(8, (int) length);
    if (text.length < length) {
      throw notes.stop("truncated.header", Notes.at(8L + text.length));
    }
    long data = 8 + length;
    layout = new SafetensorsLayout(data, size - data, notes);
    json = new JsonCursor(text, 8, "header", notes);
    object(text);
    layout.check(tensors);
    return new WeightHeader(source.name(), "safetensors", "", size, data, tensors, metadata);
  }

  /** The error for a length beyond the file: cut off if the JSON has begun, else a wrong length. */
  private FindingException overFile(long length, long size) throws IOException {
    byte[] start = source.read(8, 2);
    boolean begun = size == 8 || (start.length > 0 && start[0] == '{' && size > 10);
    if (begun && length > 0 && length <= HEADER_CAP && cutInside(length, size)) {
      return notes.stop("truncated.header", Notes.at(size));
    }
    return notes.stop(
        "header-length-over-file",
        Notes.at(0),
        "length",
        Long.toUnsignedString(length),
        "size",
        size);
  }

  /** Whether the JSON is still incomplete at the end of the file. */
  private boolean cutInside(long length, long size) throws IOException {
    byte[] text = source.read(8, (int) Math.min(length, size - 8));
    try {
      new JsonCursor(text, 8, "header", new Notes(source.name())).value();
      return false;
    } catch (FindingException e) {
      return true;
    }
  }

  private void object(byte[] text) {
    if (text.length >= 3 && (text[0] & 0xff) == 0xef && (text[1] & 0xff) == 0xbb) {
      throw notes.stop("leading-bom", Notes.at(8));
    }
    if (json.space() && !json.atEnd()) {
      notes.warning("leading-whitespace", Notes.at(8));
    }
    if (json.peek() != '{') {
      json.value();
      throw notes.stop("header-not-object", Notes.at(8));
    }
    json.skip(1);
    if (!json.accept('}')) {
      do {
        json.space();
        entry();
      } while (json.accept(','));
      json.expect('}');
    }
    padding(text);
  }

  private void padding(byte[] text) {
    int from = (int) (json.position() - 8);
    boolean odd = false;
    for (int i = from; i < text.length; i++) {
      if (text[i] == 0) {
        throw notes.stop("nul-padding", Notes.at(8L + i));
      }
      odd |= text[i] != ' ';
    }
    json.space();
    if (!json.atEnd()) {
      throw json.bad("}");
    }
    if (odd) {
      notes.warning("odd-padding", Notes.at(8L + from));
    }
    if (text.length - from > 4096 && text.length - from > from) {
      notes.info("large-padding", Notes.at(8L + from), "bytes", text.length - from);
    }
  }

  private void entry() {
    long at = json.position();
    String name = json.string();
    Long before = names.putIfAbsent(name, at);
    if (before != null) {
      notes.reject(
          "duplicate-key", Notes.at(at), "name", Notes.shown(name), "first", before, "again", at);
    }
    json.expect(':');
    json.space();
    if (name.equals(METADATA)) {
      metadata();
    } else {
      tensor(name);
    }
  }

  private void metadata() {
    long at = json.position();
    if (json.word("null")) {
      json.value();
      notes.warning("metadata-null", Notes.at(at));
      return;
    }
    if (json.peek() != '{') {
      json.value();
      notes.reject("bad-metadata", Notes.at(at));
      return;
    }
    json.skip(1);
    boolean texts = true;
    if (!json.accept('}')) {
      do {
        texts &= metadataEntry();
      } while (json.accept(','));
      json.expect('}');
    }
    if (!texts && metadata.containsKey("dtype") && metadata.containsKey("data_offsets")) {
      notes.reject("reserved-name-as-tensor", Notes.at(at));
    } else if (!metadata.containsKey("format")) {
      notes.info("no-format-key", Notes.at(at));
    }
  }

  private boolean metadataEntry() {
    json.space();
    long at = json.position();
    String key = json.string();
    json.expect(':');
    json.space();
    long from = json.position();
    boolean text = json.peek() == '"';
    String value;
    if (text) {
      value = json.string();
    } else {
      json.value();
      value = json.text(from);
      notes.warning("metadata-not-string", Notes.at(from), "key", Notes.shown(key));
    }
    metadata.put(key, value);
    Long before = metadataAt.put(key, at);
    if (before != null) {
      notes.warning(
          "duplicate-key", Notes.at(at), "name", Notes.shown(key), "first", before, "again", at);
    }
    return text;
  }

  private void tensor(String name) {
    long at = json.position();
    if (json.peek() != '{') {
      json.value();
      notes.reject("bad-tensor-entry", Notes.at(at), "name", Notes.shown(name), "field", "{…}");
      return;
    }
    if (name.length() > LONG_NAME) {
      notes.info("long-name", Notes.at(at), "length", name.length());
    }
    json.skip(1);
    String dtype = null;
    List<Long> shape = null;
    long[] offsets = null;
    int seen = 0;
    if (!json.accept('}')) {
      do {
        json.space();
        long fieldAt = json.position();
        String field = json.string();
        json.expect(':');
        json.space();
        int bit = 0;
        switch (field) {
          case "dtype" -> {
            bit = 1;
            dtype = dtype(name);
          }
          case "shape" -> {
            bit = 2;
            shape = shape(name);
          }
          case "data_offsets" -> {
            bit = 4;
            offsets = offsets(name);
          }
          default -> {
            json.value();
            notes.warning(
                "unknown-field",
                Notes.at(fieldAt),
                "name",
                Notes.shown(name),
                "field",
                Notes.shown(field));
          }
        }
        if ((seen & bit) != 0) {
          notes.reject(
              "duplicate-key",
              Notes.at(fieldAt),
              "name",
              Notes.shown(field),
              "first",
              at,
              "again",
              fieldAt);
        }
        seen |= bit;
      } while (json.accept(','));
      json.expect('}');
    }
    if (seen != 7) {
      String field = (seen & 1) == 0 ? "dtype" : (seen & 2) == 0 ? "shape" : "data_offsets";
      notes.reject("bad-tensor-entry", Notes.at(at), "name", Notes.shown(name), "field", field);
    } else if (dtype != null && shape != null && offsets != null) {
      tensors.add(layout.tensor(name, dtype, shape, offsets[0], offsets[1], at));
    }
  }

  private String dtype(String name) {
    if (json.peek() == '"') {
      return json.string();
    }
    long at = json.position();
    json.value();
    notes.reject("bad-tensor-entry", Notes.at(at), "name", Notes.shown(name), "field", "dtype");
    return null;
  }

  private List<Long> shape(String name) {
    long at = json.position();
    List<Long> shape = numbers();
    if (shape == null) {
      notes.reject("bad-shape", Notes.at(at), "name", Notes.shown(name));
    } else if (shape.size() > MANY_DIMENSIONS) {
      notes.warning(
          "many-dimensions", Notes.at(at), "name", Notes.shown(name), "count", shape.size());
    }
    return shape;
  }

  private long[] offsets(String name) {
    long at = json.position();
    List<Long> numbers = numbers();
    if (numbers == null || numbers.size() != 2) {
      notes.reject("bad-offsets", Notes.at(at), "name", Notes.shown(name));
      return null;
    }
    return new long[] {numbers.get(0), numbers.get(1)};
  }

  /** A list of whole numbers, or null for any other value. */
  private List<Long> numbers() {
    if (json.peek() != '[') {
      json.value();
      return null;
    }
    json.skip(1);
    List<Long> numbers = new ArrayList<>(4);
    boolean whole = true;
    if (!json.accept(']')) {
      do {
        Long number = json.whole();
        whole &= number != null;
        if (whole) {
          numbers.add(number);
        }
      } while (json.accept(','));
      json.expect(']');
    }
    return whole ? numbers : null;
  }
}
