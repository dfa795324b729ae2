package dev.pedigree.smoke.numbers;

import dev.pedigree.weights.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A tensor in a weight file.
 *
 * @param name its name there
 * @param dtype number type, as in its header
 * @param shape row-major
 * @param elements its numbers
 * @param raw its bytes
 */
public record StoredTensor(
    String name, String dtype, List<Long> shape, Elements elements, Raw raw) {

  /** The bytes of a tensor as in the file. */
  public interface Raw {
    /**
     * Copies bytes.
     *
     * @param from index of the first byte
     * @param into receives them from index {@code at} on
     */
    void read(long from, int count, byte[] into, int at);
  }

  /** The same numbers in another shape. */
  public StoredTensor shaped(List<Long> other) {
    return new StoredTensor(name, dtype, List.copyOf(other), elements, raw);
  }

  /** One index along a dimension, without that dimension. */
  public StoredTensor slice(int axis, int index) {
    if (axis == 0) {
      return part(index, ArraySize.of(shape.get(0)));
    }
    List<Long> rest = new ArrayList<>(shape);
    long along = rest.remove(axis);
    Objects.checkIndex(index, along);
    long inner = ArraySize.count(shape.subList(axis + 1, shape.size()));
    return new StoredTensor(
        name,
        dtype,
        rest,
        (from, count, into, at) -> {
          for (int done = 0; done < count; ) {
            long within = (from + done) % inner;
            long line = (from + done) / inner;
            int run = (int) Math.min(count - done, inner - within);
            elements.read((line * along + index) * inner + within, run, into, at + done);
            done += run;
          }
        },
        (from, count, into, at) -> {
          throw new UnsupportedDesign("packed weights along one dimension, " + name);
        });
  }

  /** The number of elements. */
  public long count() {
    return ArraySize.count(shape);
  }

  /**
   * The size of a dimension, counted from the last, which is 0; 1 if there is no such dimension.
   */
  public int fromLast(int dimension) {
    int index = shape.size() - 1 - dimension;
    return index < 0 ? 1 : ArraySize.of(shape.get(index));
  }

  /** Whether its number type is this one. */
  public boolean is(NumberType type) {
    return dtype.equals(type.name());
  }

  /** Bytes of a row, for a type without blocks. */
  public long rowBytes() {
    return NumberType.of(dtype)
        .orElseThrow(() -> new UnsupportedDesign("number type " + dtype + " of " + name))
        .bytes(fromLast(0));
  }

  /** As a matrix whose columns are the last dimension. */
  public Matrix matrix() {
    return new Matrices.Plain(elements, 0, ArraySize.of(count() / fromLast(0)), fromLast(0));
  }

  /** As a matrix whose rows are the last dimension. */
  public Matrix inverted() {
    return new Matrices.Inverted(elements, 0, fromLast(0), ArraySize.of(count() / fromLast(0)));
  }

  /** All numbers, for small tensors. */
  public float[] numbers() {
    float[] all = new float[ArraySize.of(count())];
    elements.read(0, all.length, all, 0);
    return all;
  }

  /**
   * One of several equal parts along the first dimension.
   *
   * @param of number of parts; if it equals the first dimension, the part is without that dimension
   */
  public StoredTensor part(int index, int of) {
    List<Long> rest = new ArrayList<>(shape.subList(1, shape.size()));
    if (shape.get(0) != of) {
      rest.add(0, shape.get(0) / of);
    }
    Objects.checkIndex(index, of);
    long numbers = ArraySize.count(rest);
    // Only numbers that lie alone are read by their bytes; blocks are decoded.
    long bytes =
        NumberType.of(dtype).filter(t -> t.block() == 1).map(t -> t.bytes(numbers)).orElse(0L);
    return new StoredTensor(
        name,
        dtype,
        rest,
        (from, count, into, at) -> elements.read(index * numbers + from, count, into, at),
        (from, count, into, at) -> raw.read(index * bytes + from, count, into, at));
  }
}
