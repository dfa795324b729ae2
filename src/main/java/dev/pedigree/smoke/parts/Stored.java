package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.BlockType;
import dev.pedigree.smoke.numbers.BlockTypes;
import dev.pedigree.smoke.numbers.Elements;
import dev.pedigree.smoke.numbers.FloatTypes;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Creates decoders for stored tensors, by number type, byte order and strides. */
final class Stored {
  private Stored() {}

  /** A tensor in a file. */
  static StoredTensor tensor(WeightBytes file, Tensor tensor) {
    return new StoredTensor(
        tensor.name(), tensor.dtype(), tensor.shape(), elements(file, tensor), raw(file, tensor));
  }

  private static StoredTensor.Raw raw(WeightBytes file, Tensor tensor) {
    return (from, count, into, at) -> {
      if (!tensor.storage().isEmpty() || file.bigEndian() && !bytes(tensor)) {
        String storage = file.bigEndian() ? "big-endian" : tensor.storage();
        throw new UnsupportedDesign("packed weights, stored " + storage + ", " + tensor.name());
      }
      Objects.checkFromIndexSize(from, count, tensor.bytes());
      long offset = tensor.offset() + from;
      file.at(offset, count).get(file.local(offset), into, at, count);
    };
  }

  /** Whether its elements are single bytes, which have no byte order. */
  private static boolean bytes(Tensor tensor) {
    return NumberType.of(tensor.dtype()).filter(t -> t.block() == 1 && t.bytes() == 1).isPresent();
  }

  private static Elements elements(WeightBytes file, Tensor tensor) {
    Elements plain = consecutive(file, tensor);
    if (tensor.storage().isEmpty()) {
      return plain;
    }
    if (!tensor.storage().startsWith("strides ")) {
      return unsupported("storage \"" + tensor.storage() + "\" of " + tensor.name());
    }
    String[] words = tensor.storage().substring("strides ".length()).split(",");
    long[] strides = Arrays.stream(words).mapToLong(Long::parseLong).toArray();
    return (from, count, into, at) -> {
      for (int i = 0; i < count; i++) {
        plain.read(place(from + i, tensor.shape(), strides), 1, into, at + i);
      }
    };
  }

  /** The position in storage of the element with a row-major index. */
  private static long place(long index, List<Long> shape, long[] strides) {
    long place = 0;
    long left = index;
    for (int d = strides.length - 1; d >= 0; d--) {
      place += left % shape.get(d) * strides[d];
      left /= shape.get(d);
    }
    return place;
  }

  private static Elements unsupported(String what) {
    return (from, count, into, at) -> {
      throw new UnsupportedDesign(what);
    };
  }

  private static Elements consecutive(WeightBytes file, Tensor tensor) {
    Optional<NumberType> type = NumberType.of(tensor.dtype());
    Optional<FloatTypes.Decoder> plain = type.flatMap(FloatTypes::of);
    if (plain.isPresent()) {
      FloatTypes.Decoder decoder = plain.get();
      int bytes = type.get().bytes();
      return (from, count, into, at) -> {
        long offset = tensor.offset() + from * bytes;
        decoder.decode(file.at(offset, count * bytes), file.local(offset), count, into, at);
      };
    }
    Optional<BlockType> lowFirst = type.flatMap(BlockTypes::of);
    Optional<BlockType> blocks =
        file.bigEndian() ? lowFirst.flatMap(BlockType::highByteFirst) : lowFirst;
    if (blocks.isPresent()) {
      BlockType of = blocks.get();
      return (from, count, into, at) -> blocks(file, tensor.offset(), of, from, count, into, at);
    }
    String order = file.bigEndian() ? ", big-endian," : "";
    return unsupported("number type " + tensor.dtype() + order + " of " + tensor.name());
  }

  private static void blocks(
      WeightBytes file, long start, BlockType type, long from, int count, float[] into, int at) {
    long first = from / type.numbers();
    int within = (int) (from % type.numbers());
    int number = (within + count + type.numbers() - 1) / type.numbers();
    byte[] bytes = new byte[number * type.bytes()];
    long offset = start + first * type.bytes();
    file.at(offset, bytes.length).get(file.local(offset), bytes);
    if (within == 0 && count % type.numbers() == 0) {
      for (int b = 0; b < number; b++) {
        type.decoder().decode(bytes, b * type.bytes(), into, at + b * type.numbers());
      }
      return;
    }
    // The range starts or ends inside a block.
    float[] all = new float[number * type.numbers()];
    for (int b = 0; b < number; b++) {
      type.decoder().decode(bytes, b * type.bytes(), all, b * type.numbers());
    }
    System.arraycopy(all, within, into, at, count);
  }
}
