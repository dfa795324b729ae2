package dev.pedigree.smoke.packing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.Bits;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedPart;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Integers of 1 to 8 bits in 32-bit words: GPTQ, AWQ, compressed-tensors and MLX.
 *
 * <p>GPTQ and AWQ have {@code qweight}, {@code qzeros} and {@code scales}. GPTQ packs a weight
 * along its inputs, AWQ along its outputs, in the order 0, 2, 4, 6, 1, 3, 5, 7; both pack zero
 * points along the outputs (AutoGPTQ and AutoAWQ, {@code pack} of their linear layers).
 */
final class WordPacking {
  /** For each of eight numbers in a word of AWQ, its position in the word. */
  private static final int[] AWQ = {0, 4, 1, 5, 2, 6, 3, 7};

  /** Formats that store zero points unchanged; the first version of GPTQ stores them minus one. */
  private static final Set<String> WHOLE_ZEROS =
      Set.of("auto_round", "auto_round:gptqmodel", "gptq_v2");

  private final JsonNode settings;
  private final Beside beside;

  WordPacking(JsonNode settings, Beside beside) {
    this.settings = settings;
    this.beside = beside;
  }

  /** The matrix of GPTQ or AWQ, which are told apart by the dimension along which they pack. */
  Matrix of(StoredTensor codes) {
    if (!beside.has(PackedPart.SCALES) || !beside.has(PackedPart.QZEROS)) {
      throw new UnsupportedDesign("packed weights without zero points, " + codes.name());
    }
    StoredTensor scales = beside.need(PackedPart.SCALES);
    StoredTensor zeros = beside.need(PackedPart.QZEROS);
    int out = scales.fromLast(0);
    int bits = Bits.width(zeros.fromLast(0), out, said("bits"));
    boolean across = codes.fromLast(0) == out;
    if (!across && (bits != 4 || codes.fromLast(0) * 8 != out)) {
      throw new UnsupportedDesign(
          "packed weights of shape "
              + codes.shape()
              + " with scales "
              + scales.shape()
              + ", "
              + codes.name());
    }
    return across ? gptq(codes, zeros, scales, bits) : awq(codes, zeros, scales);
  }

  private Matrix gptq(StoredTensor codes, StoredTensor zeros, StoredTensor scales, int bits) {
    int out = scales.fromLast(0);
    int in = ArraySize.of(codes.fromLast(1) * 32L / bits);
    boolean less = !WHOLE_ZEROS.contains(format());
    float[] points = table(bits, zero -> less ? zero + 1 & (1 << bits) - 1 : zero);
    return scaled(
        codes.name(),
        new Codes(codes, out, in, bits, Codes.Packing.ROW_COLUMNS, Codes.IN_ORDER, null),
        new Codes(
            zeros,
            out,
            scales.fromLast(1),
            bits,
            Codes.Packing.COLUMN_LINES,
            Codes.IN_ORDER,
            points),
        scales.inverted(),
        beside.get(PackedPart.GROUP_INDEX));
  }

  private String format() {
    String own = settings.path("checkpoint_format").asText();
    return own.isEmpty() ? settings.path("packing_format").asText() : own;
  }

  private Matrix awq(StoredTensor codes, StoredTensor zeros, StoredTensor scales) {
    int out = scales.fromLast(0);
    return scaled(
        codes.name(),
        new Codes(codes, out, codes.fromLast(1), 4, Codes.Packing.COLUMN_LINES, AWQ, null),
        new Codes(zeros, out, scales.fromLast(1), 4, Codes.Packing.COLUMN_LINES, AWQ, null),
        scales.inverted(),
        null);
  }

  /**
   * The matrix of {@code pack-quantized} of compressed-tensors, whose signed codes and zero points
   * are stored plus half the range.
   */
  Matrix integers(StoredTensor codes) {
    StoredTensor scales = beside.need(PackedPart.WEIGHT_SCALE);
    float[] shape =
        beside.has(PackedPart.WEIGHT_SHAPE) ? beside.get(PackedPart.WEIGHT_SHAPE).numbers() : null;
    int out = codes.fromLast(1);
    int said = said("num_bits");
    int in =
        shape != null && shape.length == 2
            ? (int) shape[1]
            : codes.fromLast(0) * 32 / Math.max(1, said);
    int bits = Bits.width(codes.fromLast(0), in, said);
    float[] signed = table(bits, code -> code - (1 << bits - 1));
    beside.also(PackedPart.INPUT_SCALE, PackedPart.INPUT_ZERO_POINT, PackedPart.INPUT_GLOBAL_SCALE);
    StoredTensor zeros = beside.get(PackedPart.WEIGHT_ZERO_POINT);
    Matrix scale = ScaledElements.perRow(scales, out, 0);
    Matrix zero = null;
    if (zeros != null) {
      zero =
          zeros.is(NumberType.I32)
              ? new Codes(
                  zeros,
                  out,
                  scale.columns(),
                  bits,
                  Codes.Packing.COLUMN_COLUMNS,
                  Codes.IN_ORDER,
                  signed)
              : ScaledElements.perRow(zeros, out, 0);
    }
    return scaled(
        codes.name(),
        new Codes(codes, out, in, bits, Codes.Packing.ROW_LINES, Codes.IN_ORDER, signed),
        zero,
        scale,
        beside.get(PackedPart.WEIGHT_GROUP_INDEX));
  }

  /** A setting of the first group in the configuration, or the common one. */
  private int said(String key) {
    for (JsonNode group : settings.path("config_groups")) {
      return group.path("weights").path(key).asInt();
    }
    return settings.path(key).asInt();
  }

  /** MLX: {@code scales} and {@code biases} for groups along the inputs. */
  Matrix affine(StoredTensor codes) {
    StoredTensor scales = beside.need(PackedPart.SCALES);
    JsonNode own = settings.path(beside.module());
    int size = (own.isObject() ? own : settings).path("group_size").asInt(64);
    int said = (own.isObject() ? own : settings).path("bits").asInt();
    int in = ArraySize.of(size, scales.fromLast(0));
    if (scales.is(NumberType.U8)) {
      return FourBitFloats.words(codes, scales, in);
    }
    int bits = Bits.width(codes.fromLast(0), in, said);
    return new Scaled(
        codes.name(),
        new Codes(
            codes, codes.fromLast(1), in, bits, Codes.Packing.ROW_LINES, Codes.IN_ORDER, null),
        null,
        scales.matrix(),
        beside.need(PackedPart.BIASES).matrix(),
        Scaled.groups(in, scales.fromLast(0), size),
        1);
  }

  /** The value of each code with this many bits. */
  private static float[] table(int bits, IntUnaryOperator meaning) {
    float[] table = new float[1 << bits];
    for (int code = 0; code < table.length; code++) {
      table[code] = meaning.applyAsInt(code);
    }
    return table;
  }

  private Matrix scaled(
      String name, Matrix codes, Matrix zeros, Matrix scales, StoredTensor order) {
    Supplier<int[]> groups =
        order == null
            ? Scaled.groups(codes.columns(), scales.columns(), said("group_size"))
            : () -> whole(order);
    return new Scaled(name, codes, zeros, scales, null, groups, 1);
  }

  /** The integers of a tensor; floats represent them exactly below 2^24. */
  private static int[] whole(StoredTensor tensor) {
    float[] numbers = tensor.numbers();
    int[] whole = new int[numbers.length];
    Arrays.setAll(whole, i -> (int) numbers[i]);
    return whole;
  }
}
