package dev.pedigree.weights;

import java.util.List;

/**
 * Element types of ONNX tensors, by their number in {@code onnx/onnx:onnx/onnx.proto}.
 *
 * @param type of the elements; strings have no size
 * @param field number of the typed field that can hold the values instead of raw bytes
 * @param perValue elements in one value of that field
 * @param values values of that field for one element
 */
public record OnnxType(NumberType type, int field, int perValue, int values) {
  public static final int FLOATS = 4;
  public static final int INTS = 5;
  public static final int STRINGS = 6;
  public static final int LONGS = 7;
  public static final int DOUBLES = 10;
  public static final int UNSIGNED = 11;

  private static final OnnxType[] TYPES = {
    null,
    plain(NumberType.F32, FLOATS),
    plain(NumberType.U8, INTS),
    plain(NumberType.I8, INTS),
    plain(NumberType.U16, INTS),
    plain(NumberType.I16, INTS),
    plain(NumberType.I32, INTS),
    plain(NumberType.I64, LONGS),
    plain(NumberType.STRING, STRINGS),
    plain(NumberType.BOOL, INTS),
    plain(NumberType.F16, INTS),
    plain(NumberType.F64, DOUBLES),
    plain(NumberType.U32, UNSIGNED),
    plain(NumberType.U64, UNSIGNED),
    new OnnxType(NumberType.C64, FLOATS, 1, 2),
    new OnnxType(NumberType.C128, DOUBLES, 1, 2),
    plain(NumberType.BF16, INTS),
    plain(NumberType.F8_E4M3, INTS),
    plain(NumberType.F8_E4M3FNUZ, INTS),
    plain(NumberType.F8_E5M2, INTS),
    plain(NumberType.F8_E5M2FNUZ, INTS),
    packed(NumberType.U4),
    packed(NumberType.I4),
    packed(NumberType.F4),
    plain(NumberType.F8_E8M0, INTS),
    packed(NumberType.U2),
    packed(NumberType.I2)
  };

  /** Names in the format, in the order of {@link #TYPES}. */
  private static final List<String> NAMES =
      List.of(
          ("UNDEFINED FLOAT UINT8 INT8 UINT16 INT16 INT32 INT64 STRING BOOL FLOAT16 DOUBLE UINT32"
                  + " UINT64 COMPLEX64 COMPLEX128 BFLOAT16 FLOAT8E4M3FN FLOAT8E4M3FNUZ FLOAT8E5M2"
                  + " FLOAT8E5M2FNUZ UINT4 INT4 FLOAT4E2M1 FLOAT8E8M0 UINT2 INT2")
              .split(" "));

  private static OnnxType plain(NumberType type, int field) {
    return new OnnxType(type, field, 1, 1);
  }

  /**
   * A type with several elements per byte, also in the typed field, whose int32 values then hold
   * one byte.
   */
  private static OnnxType packed(NumberType type) {
    return new OnnxType(type, INTS, type.block(), 1);
  }

  /** The type of a number, or null. */
  public static OnnxType of(long number) {
    return number > 0 && number < TYPES.length ? TYPES[(int) number] : null;
  }

  /** The name of a dtype in the format: {@code FLOAT} for F32. */
  static String written(String dtype) {
    for (int i = 1; i < TYPES.length; i++) {
      if (TYPES[i].type.name().equals(dtype)) {
        return NAMES.get(i);
      }
    }
    return dtype;
  }

  /** Values of the typed field for so many elements, or −1 if they exceed 63 bits. */
  public long needed(long elements) {
    return values > 1 ? Extent.times(elements, values) : (elements + perValue - 1) / perValue;
  }
}
