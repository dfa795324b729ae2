package dev.pedigree.smoke.numbers;

import java.util.Map;

/**
 * Blocks as machines store them that keep the highest byte first: the half-precision numbers are
 * turned round, the codes are bytes and stay. Types with other numbers of several bytes are not
 * among them; no program that turns files round converts these (gguf_convert_endian of gguf-py).
 */
public final class SwappedBlocks {
  /** Where in a block of each type half-precision numbers lie. */
  private static final Map<String, int[]> HALVES =
      Map.ofEntries(
          Map.entry("Q4_0", new int[] {0}),
          Map.entry("Q4_1", new int[] {0, 2}),
          Map.entry("Q8_0", new int[] {0}),
          Map.entry("Q2_K", new int[] {80, 82}),
          Map.entry("Q3_K", new int[] {108}),
          Map.entry("Q4_K", new int[] {0, 2}),
          Map.entry("Q5_K", new int[] {0, 2}),
          Map.entry("Q6_K", new int[] {208}),
          Map.entry("IQ4_NL", new int[] {0}),
          Map.entry("TQ1_0", new int[] {52}),
          Map.entry("TQ2_0", new int[] {64}),
          Map.entry("MXFP4", new int[0]),
          Map.entry("NVFP4", new int[0]));

  private SwappedBlocks() {}

  /** The type of a name, or null. */
  public static BlockTypes.Type of(String dtype) {
    int[] halves = HALVES.get(dtype);
    if (halves == null) {
      return null;
    }
    BlockTypes.Type type = BlockTypes.of(dtype);
    return new BlockTypes.Type(
        type.numbers(),
        type.bytes(),
        (s, b, y, at) -> {
          for (int half : halves) {
            byte high = s[b + half];
            s[b + half] = s[b + half + 1];
            s[b + half + 1] = high;
          }
          type.decoder().decode(s, b, y, at);
        });
  }
}
