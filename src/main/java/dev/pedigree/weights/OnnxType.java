package dev.pedigree.weights;

import java.util.List;

/**
 * Element types of ONNX tensors, by their number in {@code onnx/onnx:onnx/onnx.proto}.
 *
 * @param dtype in safetensors spelling, where that format has the type
 * @param bits of one element; 0 for texts
 * @param field the typed field of a tensor that can hold the values in place of raw bytes
 * @param perValue how many elements lie in one value of that field
 * @param values how many values of that field make one element
 */
public record OnnxType(String dtype, int bits, int field, int perValue, int values) {
  public static final int FLOATS = 4;
  public static final int INTS = 5;
  public static final int STRINGS = 6;
  public static final int LONGS = 7;
  public static final int DOUBLES = 10;
  public static final int UNSIGNED = 11;

  private static final OnnxType[] TYPES = {
    null,
    plain("F32", 32, FLOATS),
    plain("U8", 8, INTS),
    plain("I8", 8, INTS),
    plain("U16", 16, INTS),
    plain("I16", 16, INTS),
    plain("I32", 32, INTS),
    plain("I64", 64, LONGS),
    plain("STRING", 0, STRINGS),
    plain("BOOL", 8, INTS),
    plain("F16", 16, INTS),
    plain("F64", 64, DOUBLES),
    plain("U32", 32, UNSIGNED),
    plain("U64", 64, UNSIGNED),
    new OnnxType("C64", 64, FLOATS, 1, 2),
    new OnnxType("C128", 128, DOUBLES, 1, 2),
    plain("BF16", 16, INTS),
    plain("F8_E4M3", 8, INTS),
    plain("F8_E4M3FNUZ", 8, INTS),
    plain("F8_E5M2", 8, INTS),
    plain("F8_E5M2FNUZ", 8, INTS),
    packed("U4", 4),
    packed("I4", 4),
    packed("F4", 4),
    plain("F8_E8M0", 8, INTS),
    packed("U2", 2),
    packed("I2", 2)
  };

  /** As the format spells them, in the order of {@link #TYPES}. */
  private static final List<String> NAMES =
      List.of(
          ("UNDEFINED FLOAT UINT8 INT8 UINT16 INT16 INT32 INT64 STRING BOOL FLOAT16 DOUBLE UINT32"
                  + " UINT64 COMPLEX64 COMPLEX128 BFLOAT16 FLOAT8E4M3FN FLOAT8E4M3FNUZ FLOAT8E5M2"
                  + " FLOAT8E5M2FNUZ UINT4 INT4 FLOAT4E2M1 FLOAT8E8M0 UINT2 INT2")
              .split(" "));

  private static OnnxType plain(String dtype, int bits, int field) {
    return new OnnxType(dtype, bits, field, 1, 1);
  }

  /** Small numbers share a byte, also where the byte is written as an int32. */
  private static OnnxType packed(String dtype, int bits) {
    return new OnnxType(dtype, bits, INTS, 8 / bits, 1);
  }

  /** The type of a number, or null. */
  public static OnnxType of(long number) {
    return number > 0 && number < TYPES.length ? TYPES[(int) number] : null;
  }

  /** How the format writes a dtype: {@code FLOAT} for F32. */
  static String written(String dtype) {
    for (int i = 1; i < TYPES.length; i++) {
      if (TYPES[i].dtype.equals(dtype)) {
        return NAMES.get(i);
      }
    }
    return dtype;
  }

  /** Values of the typed field that so many elements need, or −1 when that passes 63 bits. */
  public long needed(long elements) {
    return values > 1 ? Extent.times(elements, values) : (elements + perValue - 1) / perValue;
  }
}
