package dev.pedigree.weights.safetensors;

import dev.pedigree.weights.Extent;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.SafetensorsType;
import dev.pedigree.weights.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks that the tensors of a safetensors file fill its data without hole or overlap. */
final class SafetensorsLayout {
  private static final int MANY_EMPTY = 1000;

  private final long data;
  private final long length;
  private final Notes notes;

  /**
   * @param data position of the first byte of data
   * @param length bytes from there to the end of the file
   */
  SafetensorsLayout(long data, long length, Notes notes) {
    this.data = data;
    this.length = length;
    this.notes = notes;
  }

  /**
   * The tensor of an entry, checked by itself.
   *
   * @param begin as unsigned 64 bits, from the start of the data
   * @param end as unsigned 64 bits
   * @param at position of the entry in the file
   */
  Tensor tensor(String name, String dtype, List<Long> shape, long begin, long end, long at) {
    String shown = Notes.shown(name);
    long bytes = end - begin;
    if (Long.compareUnsigned(end, begin) < 0) {
      notes.reject("bad-offsets", Notes.at(at), "name", shown);
      bytes = 0;
    } else if (begin < 0 || end < 0) {
      notes.error(
          "truncated.tensor", Notes.at(at), "name", shown, "end", Long.toUnsignedString(end));
      notes.reject("bad-offsets", Notes.at(at), "name", shown);
      bytes = 0;
    } else {
      size(shown, dtype, shape, bytes, at);
    }
    return new Tensor(name, dtype, shape, data + begin, bytes, "");
  }

  private void size(String shown, String dtype, List<Long> shape, long bytes, long at) {
    int bits = SafetensorsType.of(dtype).map(NumberType::bits).orElse(0);
    long elements = Extent.elements(shape);
    if (elements < 0) {
      notes.reject("overflow", Notes.at(at), "name", shown, "shape", shape(shape));
      return;
    }
    if (elements == 0 && Extent.product(shape) < 0) {
      notes.warning("huge-dimensions", Notes.at(at), "name", shown, "shape", shape(shape));
    }
    if (bits == 0) {
      notes.warning(
          "unknown-dtype",
          Notes.at(at),
          "name",
          shown,
          "dtype",
          Notes.shown(dtype),
          "bytes",
          bytes);
      return;
    }
    long total = Extent.times(elements, bits);
    if (total < 0) {
      notes.reject("overflow", Notes.at(at), "name", shown, "shape", shape(shape));
    } else if (total % 8 != 0) {
      notes.reject(
          "misaligned-bits", Notes.at(at), "name", shown, "elements", elements, "bits", bits);
    } else if (total / 8 != bytes) {
      notes.reject("byte-count", Notes.at(at), "name", shown, "needed", total / 8, "given", bytes);
    }
  }

  private static String shape(List<Long> shape) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < shape.size() && i < 8; i++) {
      out.append(i == 0 ? "" : ", ").append(Long.toUnsignedString(shape.get(i)));
    }
    return out.append(shape.size() > 8 ? ", …]" : "]").toString();
  }

  /** Checks that all tensors together fill the data. */
  void check(List<Tensor> tensors) {
    if (notes.has("bad-offsets")) {
      return;
    }
    List<Tensor> sorted = tensors;
    Comparator<Tensor> order =
        Comparator.comparingLong(Tensor::offset).thenComparing(Tensor::bytes);
    for (int i = 1; i < tensors.size(); i++) {
      if (order.compare(tensors.get(i - 1), tensors.get(i)) > 0) {
        sorted = new ArrayList<>(tensors);
        sorted.sort(order);
        break;
      }
    }
    long at = data;
    String before = "";
    int empty = 0;
    for (Tensor tensor : sorted) {
      String name = Notes.shown(tensor.name());
      if (tensor.offset() > at) {
        notes.reject(
            before.isEmpty() ? "hole.start" : "hole.between",
            Notes.at(at),
            "bytes",
            tensor.offset() - at,
            "before",
            before,
            "after",
            name,
            "from",
            at,
            "to",
            tensor.offset());
      } else if (tensor.offset() < at) {
        notes.reject(
            "overlap",
            Notes.at(tensor.offset()),
            "a",
            before,
            "b",
            name,
            "bytes",
            Math.min(at - tensor.offset(), tensor.bytes()),
            "from",
            tensor.offset());
      }
      empty += tensor.bytes() == 0 ? 1 : 0;
      long end = tensor.offset() + tensor.bytes();
      if (end > data + length && !notes.has("truncated.tensor")) {
        notes.error("truncated.tensor", Notes.at(data + length), "name", name, "end", end);
      }
      if (end >= at) {
        at = end;
        before = name;
      }
    }
    if (at < data + length) {
      notes.reject("trailing-bytes", Notes.at(at), "bytes", data + length - at);
    }
    if (empty > MANY_EMPTY) {
      notes.info("many-empty-tensors", "", "count", empty);
    }
  }
}
