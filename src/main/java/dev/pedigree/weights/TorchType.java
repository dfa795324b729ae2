package dev.pedigree.weights;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The element types of PyTorch, by the names of its storage classes and of its dtypes. */
public final class TorchType {
  private static final Map<String, NumberType> STORAGES = new HashMap<>();
  private static final Map<String, NumberType> DTYPES = new HashMap<>();
  private static final Map<NumberType, String> WRITTEN = new EnumMap<>(NumberType.class);

  static {
    String table =
        "Double float64 F64;Float float32 F32;Half float16 F16;BFloat16 bfloat16 BF16;"
            + "Long int64 I64;Int int32 I32;Short int16 I16;Char int8 I8;Byte uint8 U8;"
            + "Bool bool BOOL;ComplexFloat complex64 C64;ComplexDouble complex128 C128;"
            + "QInt8 qint8 QINT8;QUInt8 quint8 QUINT8;QInt32 qint32 QINT32;"
            + "QUInt4x2 quint4x2 QUINT4X2;QUInt2x4 quint2x4 QUINT2X4;"
            + "- float8_e4m3fn F8_E4M3;- float8_e5m2 F8_E5M2;"
            + "- float8_e4m3fnuz F8_E4M3FNUZ;- float8_e5m2fnuz F8_E5M2FNUZ;"
            + "- float8_e8m0fnu F8_E8M0;- uint16 U16;- uint32 U32;- uint64 U64;"
            + "- complex32 C32;- float4_e2m1fn_x2 F4X2;- bits8 BITS8;- bits16 BITS16;"
            + "- bits1x8 BITS1X8;- bits2x4 BITS2X4;- bits4x2 BITS4X2";
    for (String row : table.split(";")) {
      String[] cells = row.split(" ");
      NumberType type = NumberType.valueOf(cells[2]);
      DTYPES.put(cells[1], type);
      WRITTEN.put(type, cells[1]);
      if (!cells[0].equals("-")) {
        STORAGES.put(cells[0] + "Storage", type);
      }
    }
    STORAGES.put("UntypedStorage", NumberType.U8);
    for (String old : "double float half short int long".split(" ")) {
      String now =
          Map.of(
                  "double", "float64", "float", "float32", "half", "float16", "short", "int16",
                  "int", "int32", "long", "int64")
              .get(old);
      DTYPES.put(old, DTYPES.get(now));
    }
  }

  private TorchType() {}

  /** The type of a storage class by its simple name, or null. */
  public static NumberType storage(String name) {
    return STORAGES.get(name);
  }

  /** The type of an old tensor class such as FloatTensor by its simple name, or null. */
  public static NumberType tensor(String name) {
    return name.endsWith("Tensor")
        ? STORAGES.get(name.substring(0, name.length() - "Tensor".length()) + "Storage")
        : null;
  }

  /** The name of a dtype in PyTorch: {@code float32} for F32. */
  static String written(String dtype) {
    return NumberType.of(dtype).map(WRITTEN::get).orElse(dtype);
  }

  /** The type of a dtype by its simple name, or null. */
  public static NumberType dtype(String name) {
    return DTYPES.get(name);
  }
}
