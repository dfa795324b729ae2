package dev.pedigree.smoke;

import dev.pedigree.weights.Tensor;

/** Finds out how the numbers of a stored tensor are decoded. */
final class Stored {
  private Stored() {}

  /** A tensor in a mapped file. */
  static StoredTensor tensor(MappedFile file, Tensor tensor) {
    StoredTensor.WholeNumbers whole =
        tensor.dtype().equals("I32")
            ? index -> {
              long offset = tensor.offset() + 4 * index;
              return file.at(offset).getInt(MappedFile.local(offset));
            }
            : null;
    return new StoredTensor(
        tensor.name(), tensor.dtype(), tensor.shape(), elements(file, tensor), whole);
  }

  private static Elements elements(MappedFile file, Tensor tensor) {
    FloatTypes.Type plain = FloatTypes.of(tensor.dtype());
    if (plain != null) {
      return (from, count, into, at) -> {
        long offset = tensor.offset() + from * plain.bytes();
        plain.decoder().decode(file.at(offset), MappedFile.local(offset), count, into, at);
      };
    }
    BlockTypes.Type blocks = BlockTypes.of(tensor.dtype());
    if (blocks != null) {
      return (from, count, into, at) ->
          blocks(file, tensor.offset(), blocks, from, count, into, at);
    }
    return (from, count, into, at) -> {
      throw new UnsupportedDesign("number type " + tensor.dtype() + " of " + tensor.name());
    };
  }

  private static void blocks(
      MappedFile file,
      long start,
      BlockTypes.Type type,
      long from,
      int count,
      float[] into,
      int at) {
    float[] block = null;
    int done = 0;
    while (done < count) {
      long number = (from + done) / type.numbers();
      int within = (int) ((from + done) % type.numbers());
      long offset = start + number * type.bytes();
      int local = MappedFile.local(offset);
      if (within == 0 && count - done >= type.numbers()) {
        type.decoder().decode(file.at(offset), local, into, at + done);
        done += type.numbers();
      } else {
        block = block == null ? new float[type.numbers()] : block;
        type.decoder().decode(file.at(offset), local, block, 0);
        int part = Math.min(count - done, type.numbers() - within);
        System.arraycopy(block, within, into, at + done, part);
        done += part;
      }
    }
  }
}
