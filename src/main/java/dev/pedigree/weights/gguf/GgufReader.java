package dev.pedigree.weights.gguf;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import dev.pedigree.weights.source.HttpSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the header of a GGUF file, versions 1 to 3, in either byte order. */
public final class GgufReader {
  private static final int LONGEST_KEY = 65_535;
  private static final int KEY_AT_LEAST = 5;
  private static final int TENSOR_AT_LEAST = 16;

  private final ByteSource source;
  private final Notes notes;
  private final long size;

  public GgufReader(ByteSource source, Notes notes) throws IOException {
    this.source = source;
    this.notes = notes;
    this.size = source.size();
  }

  public WeightHeader read() throws IOException {
    source.sequential();
    long have =
        source instanceof FileSource ? Math.min(size, Integer.MAX_VALUE) : HttpSource.WINDOW;
    while (true) {
      ByteBuffer buffer = source.view(0, (int) Math.min(have, size));
      Notes found = new Notes(source.name());
      try {
        WeightHeader header = parse(buffer, found);
        notes.take(found);
        return header;
      } catch (FindingException e) {
        notes.take(found);
        throw e;
      } catch (GgufCursor.TooShort e) {
        if (buffer.limit() >= size) {
          notes.take(found);
          throw notes.stop("truncated.header", Notes.at(size));
        }
        if (buffer.limit() > Integer.MAX_VALUE / 4) {
          throw notes.stop("header-too-large", "", "limit", Integer.MAX_VALUE / 4);
        }
        have = Math.min(size, 4L * buffer.limit());
      }
    }
  }

  private WeightHeader parse(ByteBuffer raw, Notes found) {
    ByteBuffer buffer = raw.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (buffer.limit() < 8) {
      throw new GgufCursor.TooShort();
    }
    if (buffer.get(0) == 'F') {
      found.warning("swapped-magic", Notes.at(0));
    }
    int version = buffer.getInt(4);
    if (version < 1 || version > 3) {
      version = Integer.reverseBytes(version);
      buffer.order(ByteOrder.BIG_ENDIAN);
    }
    if (version < 1 || version > 3) {
      throw found.stop(
          "bad-version", Notes.at(4), "version", Integer.toUnsignedString(buffer.getInt(4)));
    }
    GgufCursor cursor = new GgufCursor(buffer, size, version, 8, found);
    long tensors = count(cursor, TENSOR_AT_LEAST, found);
    long keys = count(cursor, KEY_AT_LEAST, found);
    Map<String, Object> metadata = new LinkedHashMap<>();
    Map<String, Integer> keyAt = new HashMap<>();
    Map<String, Integer> types = new HashMap<>();
    for (long i = 0; i < keys; i++) {
      key(cursor, metadata, keyAt, types, found);
    }
    long alignment = alignment(metadata, types, keyAt, found);
    GgufTensors reader = new GgufTensors(cursor, alignment, size, found);
    List<Tensor> list = new ArrayList<>(reader.read((int) tensors));
    long end = cursor.at();
    long data = list.isEmpty() ? end : reader.data();
    if (list.isEmpty() && size - end >= alignment) {
      found.info("trailing-bytes", Notes.at(end), "bytes", size - end);
    }
    if (!list.isEmpty() && data <= buffer.limit()) {
      padding(buffer, (int) end, (int) data, found);
    }
    new GgufSense(metadata, types, list, found).check();
    if (buffer.order() == ByteOrder.BIG_ENDIAN) {
      found.info("big-endian", Notes.at(4));
    }
    return new WeightHeader(
        source.name(), "gguf", Integer.toString(version), size, data, list, metadata);
  }

  private long count(GgufCursor cursor, int least, Notes found) {
    int at = cursor.at();
    long count = cursor.count();
    if (count < 0 || count > cursor.left() / least && count > 1000) {
      throw found.stop(
          "count-too-large", Notes.at(at), "count", Long.toUnsignedString(count), "left", size);
    }
    return count;
  }

  private void key(
      GgufCursor cursor,
      Map<String, Object> metadata,
      Map<String, Integer> keyAt,
      Map<String, Integer> types,
      Notes found) {
    int at = cursor.at();
    String key = cursor.string();
    String shown = Notes.shown(key);
    Integer before = keyAt.putIfAbsent(key, at);
    if (before != null) {
      found.reject("duplicate-key", Notes.at(at), "name", shown, "first", before, "again", at);
    }
    style(cursor, key, shown, at, found);
    int type = cursor.type();
    int valueAt = cursor.at();
    Object value = type == GgufCursor.ARRAY ? cursor.array() : cursor.scalar(type);
    if (value instanceof String text) {
      if (text.contains("\\x") && !cursor.sound(valueAt)) {
        found.warning("string-not-utf8", Notes.at(valueAt), "key", shown);
      }
      if (text.indexOf('\0') >= 0) {
        found.info("nul-in-name", Notes.at(valueAt), "name", shown);
      }
    }
    metadata.putIfAbsent(key, value);
    types.putIfAbsent(key, type);
  }

  private static void style(GgufCursor cursor, String key, String shown, int at, Notes found) {
    if (key.isEmpty()) {
      found.warning("empty-key", Notes.at(at));
      return;
    }
    if (key.length() > LONGEST_KEY) {
      found.warning("key-too-long", Notes.at(at), "length", key.length());
    }
    boolean odd = false;
    boolean foreign = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '.';
      odd |= !plain && c != '-';
      foreign |= c == '\\';
    }
    if (foreign && !cursor.sound(at)) {
      found.warning("key-not-utf8", Notes.at(at), "key", shown);
    } else if (odd) {
      found.info("key-style", Notes.at(at), "key", shown);
    }
  }

  private static long alignment(
      Map<String, Object> metadata,
      Map<String, Integer> types,
      Map<String, Integer> keyAt,
      Notes found) {
    String key = "general.alignment";
    Object value = metadata.get(key);
    if (value == null) {
      return 32;
    }
    String at = Notes.at(keyAt.get(key));
    if (!(value instanceof Long alignment)) {
      throw found.stop("bad-alignment-type", at, "type", GgufCursor.name(types.get(key)));
    }
    if (types.get(key) != 4) {
      found.warning("bad-alignment-type", at, "type", GgufCursor.name(types.get(key)));
    }
    if (alignment <= 0 || Long.bitCount(alignment) != 1) {
      throw found.stop("bad-alignment", at, "alignment", alignment);
    }
    return alignment;
  }

  private static void padding(ByteBuffer buffer, int from, int to, Notes found) {
    for (int i = from; i < to; i++) {
      if (buffer.get(i) != 0) {
        found.info("padding-not-zero", Notes.at(i));
        return;
      }
    }
  }
}
