package dev.pedigree.architecture.count;

import java.util.Map;
import java.util.Optional;

/**
 * How much room numbers of a type take.
 *
 * @param block numbers that are stored together: 1, or 32 or 256 for GGUF's quantised types
 * @param bytesPerBlock bytes of a block
 */
record StoredType(int block, int bytesPerBlock) {

  /** Safetensors' types and GGUF's block types (ggml's quantisation structures). */
  private static final Map<String, StoredType> TYPES =
      Map.ofEntries(
          Map.entry("F64", new StoredType(1, 8)),
          Map.entry("I64", new StoredType(1, 8)),
          Map.entry("U64", new StoredType(1, 8)),
          Map.entry("F32", new StoredType(1, 4)),
          Map.entry("I32", new StoredType(1, 4)),
          Map.entry("U32", new StoredType(1, 4)),
          Map.entry("F16", new StoredType(1, 2)),
          Map.entry("BF16", new StoredType(1, 2)),
          Map.entry("I16", new StoredType(1, 2)),
          Map.entry("U16", new StoredType(1, 2)),
          Map.entry("F8_E4M3", new StoredType(1, 1)),
          Map.entry("F8_E5M2", new StoredType(1, 1)),
          Map.entry("F8_E8M0", new StoredType(1, 1)),
          Map.entry("I8", new StoredType(1, 1)),
          Map.entry("U8", new StoredType(1, 1)),
          Map.entry("BOOL", new StoredType(1, 1)),
          Map.entry("F4", new StoredType(2, 1)),
          Map.entry("Q4_0", new StoredType(32, 18)),
          Map.entry("Q4_1", new StoredType(32, 20)),
          Map.entry("Q5_0", new StoredType(32, 22)),
          Map.entry("Q5_1", new StoredType(32, 24)),
          Map.entry("Q8_0", new StoredType(32, 34)),
          Map.entry("Q8_1", new StoredType(32, 36)),
          Map.entry("IQ4_NL", new StoredType(32, 18)),
          Map.entry("MXFP4", new StoredType(32, 17)),
          Map.entry("Q2_K", new StoredType(256, 84)),
          Map.entry("Q3_K", new StoredType(256, 110)),
          Map.entry("Q4_K", new StoredType(256, 144)),
          Map.entry("Q5_K", new StoredType(256, 176)),
          Map.entry("Q6_K", new StoredType(256, 210)),
          Map.entry("Q8_K", new StoredType(256, 292)),
          Map.entry("IQ4_XS", new StoredType(256, 136)));

  /** The type of this name; empty when nobody knows it. */
  static Optional<StoredType> of(String dtype) {
    return Optional.ofNullable(TYPES.get(dtype));
  }

  /** Bytes for so many numbers. */
  long bytes(long elements) {
    return Math.multiplyExact((elements + block - 1) / block, (long) bytesPerBlock);
  }
}
