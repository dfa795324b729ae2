package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Matrices that are stored as small codes with scales beside them: GPTQ, and eight-bit floats with
 * a scale for each tensor, row or block.
 */
final class Packed {
  private static final Set<String> WHOLE = Set.of("I8", "U8", "I16", "U16", "I32", "U32", "I64");

  private final Map<String, StoredTensor> tensors;
  private final JsonNode quantization;
  private final Consumer<String> used;

  /**
   * An unpacker.
   *
   * @param quantization {@code quantization_config}, or a missing node
   * @param used told the name of every tensor that is read beside the codes
   */
  Packed(Map<String, StoredTensor> tensors, JsonNode quantization, Consumer<String> used) {
    this.tensors = tensors;
    this.quantization = quantization;
    this.used = used;
  }

  /**
   * The matrix [out, in] that a tensor stands for when it is packed; null when it is not.
   *
   * @throws UnsupportedDesign when it is packed in a way that is not known here
   */
  Matrix of(StoredTensor stored) {
    if (stored.name().endsWith(".qweight") && stored.dtype().equals("I32")) {
      return gptq(stored);
    }
    StoredTensor scale = scale(stored.name());
    if (scale != null && stored.dtype().startsWith("F8")) {
      return scaled(stored, scale);
    }
    if (WHOLE.contains(stored.dtype())) {
      throw new UnsupportedDesign("packed weights (" + stored.dtype() + ") of " + stored.name());
    }
    return null;
  }

  private StoredTensor scale(String weight) {
    for (String suffix : new String[] {"_scale_inv", "_scale"}) {
      if (tensors.containsKey(weight + suffix)) {
        return companion(weight + suffix);
      }
    }
    return null;
  }

  private StoredTensor companion(String name) {
    StoredTensor companion = tensors.get(name);
    if (companion == null) {
      throw new BrokenStep(-1, name, "no tensor is called " + name);
    }
    used.accept(name);
    return companion;
  }

  private static Matrix scaled(StoredTensor stored, StoredTensor scale) {
    int rows = stored.fromLast(1);
    int columns = stored.fromLast(0);
    float[] scales = new float[Math.toIntExact(scale.count())];
    scale.elements().read(0, scales.length, scales, 0);
    int down = scale.shape().size() < 2 && scales.length == rows ? rows : scale.fromLast(1);
    int across = down == rows && scales.length == rows ? 1 : scale.fromLast(0);
    return new Scaled(
        new Matrices.Plain(stored.elements(), 0, rows, columns),
        scales,
        across,
        block(rows, down),
        block(columns, across));
  }

  /** The size of a block: the power of two that gives this many, or else what gives them evenly. */
  private static int block(int all, int blocks) {
    for (int size = 1; size < all; size *= 2) {
      if ((all + size - 1) / size == blocks) {
        return size;
      }
    }
    return (all + blocks - 1) / blocks;
  }

  /** A matrix whose blocks are multiplied with a scale each. */
  private record Scaled(Matrix of, float[] scales, int across, int height, int width)
      implements Matrix {
    @Override
    public int rows() {
      return of.rows();
    }

    @Override
    public int columns() {
      return of.columns();
    }

    @Override
    public void read(int from, int count, float[] into) {
      of.read(from, count, into);
      for (int r = 0; r < count; r++) {
        int line = (from + r) / height * across;
        for (int c = 0; c < columns(); c++) {
          into[r * columns() + c] *= scales[line + c / width];
        }
      }
    }
  }

  private Matrix gptq(StoredTensor codes) {
    String base = codes.name().substring(0, codes.name().length() - "qweight".length());
    StoredTensor zeros = companion(base + "qzeros");
    StoredTensor scales = companion(base + "scales");
    StoredTensor groups = tensors.containsKey(base + "g_idx") ? companion(base + "g_idx") : null;
    int out = codes.fromLast(0);
    int bits = zeros.fromLast(0) * 32 / out;
    if (bits != 2 && bits != 4 && bits != 8) {
      throw new UnsupportedDesign("GPTQ with " + bits + " bits");
    }
    int in = codes.fromLast(1) * (32 / bits);
    float[] scale = new float[Math.toIntExact(scales.count())];
    scales.elements().read(0, scale.length, scale, 0);
    // The first format keeps zero points less one.
    int less = quantization.path("checkpoint_format").asText("gptq").equals("gptq_v2") ? 0 : 1;
    return new Gptq(codes, zeros, groups, scale, bits, in, out, less);
  }

  /** Codes along the inputs, eight in a number of 32 bits; zero points along the outputs. */
  private record Gptq(
      StoredTensor codes,
      StoredTensor zeros,
      StoredTensor groups,
      float[] scales,
      int bits,
      int columns,
      int rows,
      int less)
      implements Matrix {
    @Override
    public void read(int from, int count, float[] into) {
      int each = 32 / bits;
      int mask = (1 << bits) - 1;
      int size = columns / (scales.length / rows);
      for (int c = 0; c < columns; c++) {
        int group = groups == null ? c / size : groups.whole().at(c);
        for (int r = 0; r < count; r++) {
          int o = from + r;
          int code = codes.whole().at((long) (c / each) * rows + o) >>> (bits * (c % each)) & mask;
          int packed = zeros.whole().at((long) group * (rows / each) + o / each);
          int zero = (packed >>> (bits * (o % each)) & mask) + less;
          into[r * columns + c] = scales[group * rows + o] * (code - zero);
        }
      }
    }
  }
}
