package dev.pedigree.weights;

import java.util.HashMap;
import java.util.Map;

/**
 * An element type of PyTorch.
 *
 * @param dtype in safetensors spelling where that has one
 * @param bytes of one element
 */
public record TorchType(String dtype, int bytes) {
  private static final Map<String, TorchType> STORAGES = new HashMap<>();
  private static final Map<String, TorchType> DTYPES = new HashMap<>();
  private static final Map<String, String> WRITTEN = new HashMap<>();

  static {
    String table =
        "Double float64 F64 8;Float float32 F32 4;Half float16 F16 2;BFloat16 bfloat16 BF16 2;"
            + "Long int64 I64 8;Int int32 I32 4;Short int16 I16 2;Char int8 I8 1;Byte uint8 U8 1;"
            + "Bool bool BOOL 1;ComplexFloat complex64 C64 8;ComplexDouble complex128 C128 16;"
            + "QInt8 qint8 QINT8 1;QUInt8 quint8 QUINT8 1;QInt32 qint32 QINT32 4;"
            + "QUInt4x2 quint4x2 QUINT4X2 1;QUInt2x4 quint2x4 QUINT2X4 1;"
            + "- float8_e4m3fn F8_E4M3 1;- float8_e5m2 F8_E5M2 1;"
            + "- float8_e4m3fnuz F8_E4M3FNUZ 1;- float8_e5m2fnuz F8_E5M2FNUZ 1;"
            + "- float8_e8m0fnu F8_E8M0 1;- uint16 U16 2;- uint32 U32 4;- uint64 U64 8;"
            + "- complex32 C32 4;- float4_e2m1fn_x2 F4X2 1;- bits8 BITS8 1;- bits16 BITS16 2;"
            + "- bits1x8 BITS1X8 1;- bits2x4 BITS2X4 1;- bits4x2 BITS4X2 1";
    for (String row : table.split(";")) {
      String[] cells = row.split(" ");
      TorchType type = new TorchType(cells[2], Integer.parseInt(cells[3]));
      DTYPES.put(cells[1], type);
      WRITTEN.put(cells[2], cells[1]);
      if (!cells[0].equals("-")) {
        STORAGES.put(cells[0] + "Storage", type);
      }
    }
    STORAGES.put("UntypedStorage", new TorchType("U8", 1));
    for (String old : "double float half short int long".split(" ")) {
      String now =
          Map.of(
                  "double", "float64", "float", "float32", "half", "float16", "short", "int16",
                  "int", "int32", "long", "int64")
              .get(old);
      DTYPES.put(old, DTYPES.get(now));
    }
  }

  /** The type of a storage class by its simple name, or null. */
  public static TorchType storage(String name) {
    return STORAGES.get(name);
  }

  /** The type of an old tensor class by its simple name, or null: FloatTensor is one. */
  public static TorchType tensor(String name) {
    return name.endsWith("Tensor")
        ? STORAGES.get(name.substring(0, name.length() - "Tensor".length()) + "Storage")
        : null;
  }

  /** How PyTorch writes a dtype: {@code float32} for F32. */
  static String written(String dtype) {
    return WRITTEN.getOrDefault(dtype, dtype);
  }

  /** The type of a dtype by its simple name, or null. */
  public static TorchType dtype(String name) {
    return DTYPES.get(name);
  }
}
