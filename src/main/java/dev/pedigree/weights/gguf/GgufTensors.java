package dev.pedigree.weights.gguf;

import dev.pedigree.weights.Extent;
import dev.pedigree.weights.GgufType;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tensor entries of a GGUF file and checks that their data fit the file and each other.
 */
final class GgufTensors {
  private static final int LONGEST_NAME = 63;
  private static final int DIMENSIONS = 4;

  private record Entry(String name, int type, List<Long> shape, long offset, int at) {}

  private final GgufCursor cursor;
  private final long alignment;
  private final long size;
  private final Notes notes;
  private final List<Entry> entries = new ArrayList<>();
  private long data;

  GgufTensors(GgufCursor cursor, long alignment, long size, Notes notes) {
    this.cursor = cursor;
    this.alignment = alignment;
    this.size = size;
    this.notes = notes;
  }

  /** Position of the data; known after {@link #read}. */
  long data() {
    return data;
  }

  List<Tensor> read(int count) {
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Entry entry = entry();
      Integer before = names.putIfAbsent(entry.name, entry.at);
      if (before != null) {
        notes.reject(
            "duplicate-name",
            Notes.at(entry.at),
            "name",
            Notes.shown(entry.name),
            "first",
            before,
            "again",
            entry.at);
      }
      entries.add(entry);
    }
    data = (cursor.at() + alignment - 1) / alignment * alignment;
    if (count > 0 && data > size) {
      if (alignment > 1 << 20) {
        throw notes.stop("bad-alignment", Notes.at(cursor.at()), "alignment", alignment);
      }
      throw notes.stop("truncated.header", Notes.at(size));
    }
    return place();
  }

  private Entry entry() {
    int at = cursor.at();
    String name = cursor.string();
    name(name, at);
    int countAt = cursor.at();
    int dimensions = cursor.u32();
    if (dimensions < 0
        || dimensions > DIMENSIONS && (long) dimensions * cursor.wide() > cursor.left()) {
      throw notes.stop(
          "count-too-large",
          Notes.at(countAt),
          "count",
          Integer.toUnsignedString(dimensions),
          "left",
          cursor.left());
    }
    if (dimensions > DIMENSIONS) {
      notes.warning(
          "too-many-dimensions", Notes.at(countAt), "name", Notes.shown(name), "count", dimensions);
    }
    Long[] shape = new Long[dimensions];
    for (int i = dimensions - 1; i >= 0; i--) {
      shape[i] = cursor.count(); // innermost first on disk, outermost first in torch order
      if (shape[i] < 0) {
        notes.reject("bad-shape", Notes.at(countAt), "name", Notes.shown(name));
      }
    }
    int type = cursor.u32();
    return new Entry(name, type, Arrays.asList(shape), cursor.i64(), at);
  }

  private void name(String name, int at) {
    if (name.isEmpty()) {
      notes.warning("empty-name", Notes.at(at));
    } else if (name.length() > LONGEST_NAME / 4
        && cursor.at() - at - cursor.wide() > LONGEST_NAME) {
      notes.warning(
          "name-too-long",
          Notes.at(at),
          "name",
          Notes.shown(name),
          "length",
          cursor.at() - at - cursor.wide());
    }
    if (name.indexOf('\0') >= 0) {
      notes.warning("nul-in-name", Notes.at(at), "name", Notes.shown(name));
    }
    if (name.indexOf('\\') >= 0 && !cursor.sound(at)) {
      notes.warning("name-not-utf8", Notes.at(at), "name", Notes.shown(name));
    }
  }

  private List<Tensor> place() {
    List<Tensor> tensors = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      tensors.add(tensor(entry));
    }
    order(tensors);
    return tensors;
  }

  private Tensor tensor(Entry entry) {
    String shown = Notes.shown(entry.name);
    NumberType type = GgufType.of(entry.type);
    String dtype = type == null ? "type-" + Integer.toUnsignedString(entry.type) : type.name();
    long bytes = type == null ? gap(entry) : bytes(entry, type, shown);
    if (type == null) {
      notes.warning(
          "unknown-type",
          Notes.at(entry.at),
          "name",
          shown,
          "type",
          Integer.toUnsignedString(entry.type),
          "bytes",
          bytes);
    } else if (GgufType.removed(type)) {
      notes.warning(
          "removed-type", Notes.at(entry.at), "name", shown, "type", entry.type, "dtype", dtype);
    }
    if (entry.offset < 0 || entry.offset > Long.MAX_VALUE - data - Math.max(0, bytes)) {
      notes.reject(
          "bad-offset",
          Notes.at(entry.at),
          "name",
          shown,
          "offset",
          Long.toUnsignedString(entry.offset));
      return new Tensor(entry.name, dtype, entry.shape, data, Math.max(0, bytes), "");
    }
    if (entry.offset % alignment != 0) {
      notes.warning("unaligned-offset", Notes.at(entry.at), "name", shown, "alignment", alignment);
    }
    return new Tensor(entry.name, dtype, entry.shape, data + entry.offset, Math.max(0, bytes), "");
  }

  private long bytes(Entry entry, NumberType type, String shown) {
    long elements = Extent.elements(entry.shape);
    long row = entry.shape.isEmpty() ? 1 : entry.shape.get(entry.shape.size() - 1);
    if (notes.has("bad-shape") && entry.shape.stream().anyMatch(d -> d < 0)) {
      return 0;
    }
    long bytes = elements < 0 ? -1 : Extent.times(elements / type.block(), type.bytes());
    if (bytes < 0) {
      notes.reject("overflow", Notes.at(entry.at), "name", shown, "shape", entry.shape);
      return 0;
    }
    if (elements == 0) {
      if (type.block() > 1) {
        notes.info("zero-dimension-quantised", Notes.at(entry.at), "name", shown);
      }
      return 0;
    }
    if (row % type.block() != 0) {
      notes.reject(
          "row-not-multiple-of-block",
          Notes.at(entry.at),
          "name",
          shown,
          "row",
          row,
          "dtype",
          type.name(),
          "block",
          type.block());
    }
    return bytes;
  }

  /** The size of a tensor of unknown type: up to the next tensor, or to the end of the file. */
  private long gap(Entry entry) {
    long next = size - data;
    for (Entry other : entries) {
      if (other.offset > entry.offset && other.offset < next) {
        next = other.offset;
      }
    }
    return Math.max(0, next - entry.offset);
  }

  private void order(List<Tensor> tensors) {
    if (notes.has("bad-offset") || tensors.isEmpty()) {
      return;
    }
    Comparator<Tensor> order =
        Comparator.comparingLong(Tensor::offset).thenComparingLong(Tensor::bytes);
    List<Tensor> sorted = tensors;
    for (int i = 1; i < tensors.size() && sorted == tensors; i++) {
      if (tensors.get(i).offset() < tensors.get(i - 1).offset()) {
        notes.warning(
            "unordered", Notes.at(entries.get(i).at), "name", Notes.shown(tensors.get(i).name()));
        sorted = new ArrayList<>(tensors);
        Collections.sort(sorted, order);
      }
    }
    long end = data;
    String before = "";
    for (Tensor tensor : sorted) {
      String name = Notes.shown(tensor.name());
      long padded = (end - data + alignment - 1) / alignment * alignment + data;
      if (tensor.bytes() > 0 && tensor.offset() < end) {
        notes.reject(
            "overlap",
            Notes.at(tensor.offset()),
            "a",
            before,
            "b",
            name,
            "bytes",
            Math.min(end - tensor.offset(), tensor.bytes()),
            "from",
            tensor.offset());
      } else if (tensor.offset() > padded) {
        notes.warning("gap", Notes.at(end), "bytes", tensor.offset() - padded, "after", name);
      }
      long last = tensor.offset() + tensor.bytes();
      if (last > size) {
        notes.error("truncated.tensor", Notes.at(size), "name", name, "end", last);
      }
      if (last >= end) {
        end = last;
        before = name;
      }
    }
    long padded = (end - data + alignment - 1) / alignment * alignment + data;
    if (size > padded) {
      notes.info("trailing-bytes", Notes.at(padded), "bytes", size - padded);
    }
  }
}
