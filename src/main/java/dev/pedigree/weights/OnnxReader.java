package dev.pedigree.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists the tensors of an ONNX model by walking its protobuf fields: initialisers, those of
 * sub-graphs and functions, and the values of Constant nodes. Field numbers are those of {@code
 * onnx/onnx:onnx/onnx.proto}. External data are listed with the place the model gives, and never
 * opened.
 */
final class OnnxReader {
  private static final int DEEPEST = 64;
  private static final String[] TYPES = {
    "",
    "F32",
    "U8",
    "I8",
    "U16",
    "I16",
    "I32",
    "I64",
    "STRING",
    "BOOL",
    "F16",
    "F64",
    "U32",
    "U64",
    "C64",
    "C128",
    "BF16",
    "F8_E4M3",
    "F8_E4M3FNUZ",
    "F8_E5M2",
    "F8_E5M2FNUZ",
    "U4",
    "I4",
    "F4",
    "F8_E8M0",
    "U2",
    "I2"
  };
  private static final int[] BITS = {
    0, 32, 8, 8, 16, 16, 32, 64, 0, 8, 16, 64, 32, 64, 64, 128, 16, 8, 8, 8, 8, 4, 4, 4, 8, 2, 2
  };

  private final ByteSource source;
  private final Notes notes;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private ByteBuffer in;
  private int at;
  private int tag;
  private long value;
  private int from;
  private int to;

  OnnxReader(ByteSource source, Notes notes) {
    this.source = source;
    this.notes = notes;
  }

  WeightHeader read() throws IOException {
    long size = source.size();
    if (size > Integer.MAX_VALUE) {
      throw notes.stop("length-too-large", "", "length", size, "left", Integer.MAX_VALUE);
    }
    in = source.view(0, (int) size).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    String version = "";
    int graphs = 0;
    while (next((int) size)) {
      int end = to;
      switch (tag) {
        case 1 -> version = Long.toString(value);
        case 7 -> {
          wired();
          graphs++;
          graph(from, end, 0, true);
        }
        case 14 -> property(from, end);
        case 25 -> nodes(from, end, 7, 0);
        default -> {}
      }
      at = end;
    }
    if (graphs == 0) {
      throw notes.stop("no-graph", "");
    }
    if (graphs > 1) {
      notes.warning("duplicate-field", "", "count", graphs);
    }
    if (version.isEmpty()) {
      notes.warning("no-ir-version", "");
    }
    return new WeightHeader(source.name(), "onnx", version, size, size, tensors, metadata);
  }

  /** Reads a tag and its value; {@code from} and {@code to} bound a value that has a length. */
  private boolean next(int end) {
    if (at >= end) {
      return false;
    }
    int start = at;
    long key = varint(end);
    tag = (int) (key >>> 3);
    int wire = (int) (key & 7);
    from = -1;
    switch (wire) {
      case 0 -> value = varint(end);
      case 1 -> at += 8;
      case 5 -> at += 4;
      case 2 -> {
        int lengthAt = at;
        long length = varint(end);
        if (length < 0 || length > Integer.MAX_VALUE || length > end - at && end < in.limit()) {
          throw notes.stop(
              "length-too-large",
              Notes.at(lengthAt),
              "length",
              Long.toUnsignedString(length),
              "left",
              end - at);
        }
        from = at;
        at += (int) Math.min(length, Integer.MAX_VALUE - (long) at);
      }
      default -> throw notes.stop("bad-tag", Notes.at(start), "wire", wire);
    }
    if (key >>> 3 == 0 || key >>> 3 > 1 << 29) {
      throw notes.stop("bad-tag", Notes.at(start), "wire", wire);
    }
    if (at > end) {
      throw notes.stop("truncated.header", Notes.at(end));
    }
    to = at;
    return true;
  }

  private long varint(int end) {
    long result = 0;
    for (int i = 0; i < 10; i++) {
      if (at >= end) {
        throw notes.stop(end < in.limit() ? "bad-varint" : "truncated.header", Notes.at(end));
      }
      byte b = in.get(at++);
      result |= (long) (b & 0x7f) << (7 * i);
      if (b >= 0) {
        return result;
      }
    }
    throw notes.stop("bad-varint", Notes.at(at));
  }

  private void wired() {
    if (from < 0) {
      throw notes.stop("wrong-wire-type", Notes.at(at), "field", tag);
    }
  }

  private String text(int start, int end) {
    byte[] bytes = new byte[end - start];
    in.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void property(int start, int end) {
    String key = "";
    String text = "";
    at = start;
    while (next(end)) {
      if (tag == 1 && from >= 0) {
        key = text(from, to);
      } else if (tag == 2 && from >= 0) {
        text = text(from, to);
      }
    }
    metadata.put(key, text);
  }

  private void graph(int start, int end, int depth, boolean top) {
    if (depth > DEEPEST) {
      throw notes.stop("nesting-too-deep", Notes.at(start), "limit", DEEPEST);
    }
    at = start;
    while (next(end)) {
      int after = to;
      int inner = from;
      if (inner >= 0 && tag == 1) {
        nodes(inner, after, 5, depth);
      } else if (inner >= 0 && tag == 5) {
        tensor(inner, after, top);
      } else if (inner >= 0 && tag == 15) {
        at = inner;
        while (next(after)) {
          int rest = to;
          if (from >= 0 && tag <= 2) {
            tensor(from, rest, false);
          }
          at = rest;
        }
      }
      at = after;
    }
  }

  /**
   * The messages below some field: attributes of a node (field 5), nodes of a function (field 7).
   */
  private void nodes(int start, int end, int field, int depth) {
    at = start;
    while (next(end)) {
      int after = to;
      int inner = from;
      if (inner >= 0 && tag == field) {
        if (field == 7) {
          nodes(inner, after, 5, depth);
        } else {
          attribute(inner, after, depth);
        }
      }
      at = after;
    }
  }

  private void attribute(int start, int end, int depth) {
    at = start;
    while (next(end)) {
      int after = to;
      int inner = from;
      if (inner >= 0 && (tag == 5 || tag == 10)) {
        tensor(inner, after, false);
      } else if (inner >= 0 && (tag == 6 || tag == 11)) {
        graph(inner, after, depth + 1, false);
      }
      at = after;
    }
  }

  private void tensor(int start, int end, boolean initialiser) {
    List<Long> shape = new ArrayList<>();
    Map<String, String> external = new HashMap<>();
    String name = "";
    int type = 0;
    long offset = 0;
    long bytes = -1;
    boolean outside = false;
    at = start;
    while (next(end)) {
      int after = to;
      int inner = from;
      switch (tag) {
        case 1 -> {
          if (inner < 0) {
            shape.add(value);
          } else {
            at = inner;
            while (at < after) {
              shape.add(varint(after));
            }
          }
        }
        case 2 -> type = (int) value;
        case 8 -> name = inner < 0 ? "" : text(inner, after);
        case 9 -> {
          offset = Math.max(0, inner);
          bytes = after - inner;
        }
        case 13 -> entry(inner, after, external);
        case 14 -> outside = value == 1;
        default -> {}
      }
      at = after;
    }
    String shown = Notes.shown(name);
    boolean known = type > 0 && type < TYPES.length;
    String dtype = known ? TYPES[type] : "type-" + type;
    if (!known) {
      notes.warning(
          "unknown-dtype",
          Notes.at(start),
          "name",
          shown,
          "dtype",
          type,
          "bytes",
          Math.max(0, bytes));
    }
    if (initialiser) {
      Integer before = names.putIfAbsent(name, start);
      if (name.isEmpty()) {
        notes.warning("empty-name", Notes.at(start));
      } else if (before != null) {
        notes.error(
            "duplicate-name", Notes.at(start), "name", shown, "first", before, "again", start);
      }
    }
    String storage = outside ? "external " + place(external, shown, start) : "";
    if (outside) {
      offset = number(external.getOrDefault("offset", "0"), shown, start);
      bytes = number(external.getOrDefault("length", "-1"), shown, start);
    }
    size(shown, shape, known ? BITS[type] : 0, bytes, start);
    tensors.add(new Tensor(name, dtype, shape, offset, Math.max(0, bytes), storage));
  }

  private void entry(int start, int end, Map<String, String> external) {
    String key = "";
    at = start;
    while (start >= 0 && next(end)) {
      if (tag == 1 && from >= 0) {
        key = text(from, to);
      } else if (tag == 2 && from >= 0) {
        external.put(key, text(from, to));
      }
    }
  }

  private String place(Map<String, String> external, String shown, int start) {
    String location = external.getOrDefault("location", "");
    if (location.isEmpty()) {
      notes.error("bad-external-data", Notes.at(start), "name", shown);
    } else if (!Paths.inside(location)) {
      notes.error("unsafe-path", Notes.at(start), "name", shown, "path", Notes.shown(location));
    }
    return Notes.shown(location);
  }

  private long number(String text, String shown, int start) {
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    if (!text.equals("-1")) {
      notes.error("bad-external-data", Notes.at(start), "name", shown);
    }
    return text.equals("-1") ? -1 : 0;
  }

  private void size(String shown, List<Long> shape, int bits, long bytes, int start) {
    String at = Notes.at(start);
    if (shape.stream().anyMatch(d -> d < 0)) {
      notes.error("bad-shape", at, "name", shown);
      return;
    }
    if (shape.size() > DEEPEST) {
      notes.warning("many-dimensions", at, "name", shown, "count", shape.size());
    }
    long elements = Extent.elements(shape);
    long total = elements < 0 ? -1 : bits == 0 ? 0 : Extent.times(elements, bits);
    if (total < 0) {
      notes.error("overflow", at, "name", shown, "shape", "[…]");
    } else if (bits > 0 && bytes >= 0 && (total + 7) / 8 != bytes) {
      notes.error("byte-count", at, "name", shown, "needed", (total + 7) / 8, "given", bytes);
    }
  }
}
