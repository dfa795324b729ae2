package dev.pedigree.weights.onnx;

import dev.pedigree.weights.Extent;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.OnnxType;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.Utf8;
import dev.pedigree.weights.onnx.ProtobufCursor.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one TensorProto: name, type and shape, and where its values are. */
final class OnnxTensor {
  private static final int RAW = 9;
  private static final int EXTERNAL = 13;

  /** Most dimensions; no runtime takes more. */
  private static final int MOST_DIMENSIONS = 64;

  /** Most bytes of a packed list of integers to count exactly, as counting means reading all. */
  private static final long COUNTED = 1 << 24;

  /** How often each non-repeated field occurs; protobuf would merge repetitions. */
  private final Map<Integer, Integer> once = new TreeMap<>();

  /** Values in each typed field. */
  private final Map<Integer, Long> typed = new TreeMap<>();

  private final Map<String, String> external = new HashMap<>();
  private final List<Long> shape = new ArrayList<>();
  private final OnnxFields in;
  private final Notes notes;
  private final String place;
  private int dimensions;
  private String name = "";
  private long type;
  private long segments;
  private long rawAt;
  private long rawBytes;
  private boolean raw;
  private boolean counted = true;
  private long location;

  private OnnxTensor(OnnxFields in, Notes notes, long from) {
    this.in = in;
    this.notes = notes;
    this.place = Notes.at(from);
  }

  /** Reads the tensor in a field; problems are reported to {@code notes}. */
  static Tensor read(OnnxFields in, Field message, Notes notes) throws IOException {
    OnnxTensor tensor = new OnnxTensor(in, notes, message.from());
    in.of(message, tensor::field);
    return tensor.tensor();
  }

  private void field(Field field) throws IOException {
    switch (field.number()) {
      case 1 -> {
        if (in.integers(field)) {
          in.cursor().integers(field, this::dimension);
        }
      }
      case 2 -> type = in.is(field, ProtobufCursor.VARINT) ? once(field).value() : type;
      case 3 -> segments++;
      case OnnxType.FLOATS -> typed(field, 4, ProtobufCursor.FIXED32);
      case OnnxType.DOUBLES -> typed(field, 8, ProtobufCursor.FIXED64);
      case OnnxType.INTS, OnnxType.LONGS, OnnxType.UNSIGNED -> integers(field);
      case OnnxType.STRINGS -> {
        if (in.is(field, ProtobufCursor.BYTES)) {
          typed.merge(field.number(), 1L, Long::sum);
        }
      }
      case 8 -> name = in.is(field, ProtobufCursor.BYTES) ? named(once(field)) : name;
      case RAW -> {
        if (in.is(field, ProtobufCursor.BYTES)) {
          once(field);
          raw = true;
          rawAt = field.from();
          rawBytes = field.length();
        }
      }
      case EXTERNAL -> {
        if (in.is(field, ProtobufCursor.BYTES)) {
          in.entry(field, external::put);
        }
      }
      case 14 -> location = in.is(field, ProtobufCursor.VARINT) ? once(field).value() : location;
      default -> {}
    }
  }

  private Field once(Field field) {
    once.merge(field.number(), 1, Integer::sum);
    return field;
  }

  private String named(Field field) throws IOException {
    byte[] bytes = in.bytes(field);
    String text = Utf8.text(bytes);
    if (!Utf8.sound(bytes)) {
      notes.warning("name-not-utf8", place, "name", Notes.shown(text));
    }
    return text;
  }

  private void dimension(long value) {
    if (++dimensions <= MOST_DIMENSIONS) {
      shape.add(value);
    }
  }

  /** Counts numbers of fixed size: packed, or one for each field. */
  private void typed(Field field, int size, int wire) {
    if (field.wire() == wire || in.is(field, ProtobufCursor.BYTES)) {
      typed.merge(field.number(), field.wire() == wire ? 1 : field.length() / size, Long::sum);
    }
  }

  private void integers(Field field) throws IOException {
    if (in.integers(field)) {
      counted &= field.length() <= COUNTED;
      long count = field.wire() == ProtobufCursor.VARINT ? 1 : 0;
      if (field.wire() == ProtobufCursor.BYTES && counted) {
        count = in.cursor().count(field);
      }
      typed.merge(field.number(), count, Long::sum);
    }
  }

  private Tensor tensor() {
    String shown = Notes.shown(name);
    OnnxType known = OnnxType.of(type);
    once.forEach(
        (field, count) -> {
          if (count > 1) {
            notes.warning("duplicate-field.value", place, "field", field, "count", count);
          }
        });
    if (dimensions > MOST_DIMENSIONS) {
      notes.reject("many-dimensions", place, "name", shown, "count", dimensions);
      shape.clear();
    }
    if (known == null) {
      notes.warning("unknown-dtype.onnx", place, "name", shown, "dtype", type);
    }
    if (typed.size() + (raw ? 1 : 0) + (location == 0 ? 0 : 1) > 1) {
      notes.warning("two-value-fields", place, "name", shown);
    }
    String dtype = known == null ? "type-" + type : known.type().name();
    long elements = elements(shown, known);
    if (location != 0) {
      return outside(shown, dtype, known, elements);
    }
    if (elements >= 0 && known != null && segments == 0) {
      stored(shown, known, elements);
    }
    return new Tensor(name, dtype, shape, raw ? rawAt : 0, raw ? rawBytes : 0, "");
  }

  /** Number of elements of the shape; −1 if unknown. */
  private long elements(String shown, OnnxType known) {
    if (dimensions > MOST_DIMENSIONS) {
      return -1;
    }
    if (shape.stream().anyMatch(d -> d < 0)) {
      notes.error("bad-shape", place, "name", shown);
      return -1;
    }
    long elements = Extent.elements(shape);
    int bits = known == null ? 1 : Math.max(1, known.type().bits());
    if (elements < 0 || Extent.times(elements, bits) < 0) {
      notes.error("overflow", place, "name", shown, "shape", Notes.shown(shape.toString()));
      return -1;
    }
    return elements;
  }

  private void stored(String shown, OnnxType known, long elements) {
    if (raw && known.type().bits() > 0) {
      bytes(shown, known, elements, rawBytes);
    } else if (counted) {
      long needed = known.needed(elements);
      long given = typed.getOrDefault(known.field(), 0L);
      if (given < needed) {
        notes.error("byte-count.values", place, "name", shown, "needed", needed, "given", given);
      } else if (given > needed) {
        notes.warning("byte-count.values", place, "name", shown, "needed", needed, "given", given);
      }
    }
  }

  private static long size(OnnxType known, long elements) {
    return known.type().bytes(elements);
  }

  /** Reports too few bytes as an error, too many as a warning. */
  private void bytes(String shown, OnnxType known, long elements, long given) {
    long needed = size(known, elements);
    if (given < needed) {
      notes.error("byte-count", place, "name", shown, "needed", needed, "given", given);
    } else if (given > needed) {
      notes.warning("byte-count", place, "name", shown, "needed", needed, "given", given);
    }
  }

  private Tensor outside(String shown, String dtype, OnnxType known, long elements) {
    String file = external.getOrDefault("location", "");
    if (location != 1 || file.isEmpty()) {
      notes.error("bad-external-data", place, "name", shown);
    } else if (!ExternalData.inside(file)) {
      notes.error("unsafe-path", place, "name", shown, "path", Notes.shown(file));
      file = "";
    }
    long offset = number(external.getOrDefault("offset", "0"), shown);
    long needed = known == null || elements < 0 ? 0 : size(known, elements);
    long bytes = external.containsKey("length") ? number(external.get("length"), shown) : needed;
    if (elements >= 0 && known != null && bytes >= 0 && bytes != needed) {
      notes.error("byte-count", place, "name", shown, "needed", needed, "given", bytes);
    }
    return new Tensor(
        name,
        dtype,
        shape,
        Math.max(0, offset),
        Math.max(0, bytes),
        file.isEmpty() ? "" : ExternalData.STORAGE + file);
  }

  private long number(String text, String shown) {
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    notes.error("bad-external-data", place, "name", shown);
    return -1;
  }
}
