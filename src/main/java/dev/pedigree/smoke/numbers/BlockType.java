package dev.pedigree.smoke.numbers;

import dev.pedigree.weights.NumberType;
import java.util.Optional;

/**
 * How blocks of a number type are decoded.
 *
 * @param type with the numbers and the bytes of a block
 * @param decoder for little-endian blocks
 * @param halves offsets of half-precision numbers in a block, in bytes; empty if the type has no
 *     big-endian form
 */
public record BlockType(NumberType type, Decoder decoder, Optional<int[]> halves) {

  /** Decodes one block. */
  public interface Decoder {
    /** Decodes the block that starts at byte {@code b} to index {@code at} of {@code y}. */
    void decode(byte[] s, int b, float[] y, int at);
  }

  /** Numbers in a block. */
  public int numbers() {
    return type.block();
  }

  /** Bytes of a block. */
  public int bytes() {
    return type.bytes();
  }

  /**
   * The type for big-endian blocks: the bytes of half-precision numbers are swapped; codes are
   * single bytes. Empty for types with other multi-byte numbers, which gguf_convert_endian of
   * gguf-py does not convert.
   */
  public Optional<BlockType> highByteFirst() {
    return halves.map(
        at ->
            new BlockType(
                type,
                (s, b, y, to) -> {
                  for (int half : at) {
                    byte high = s[b + half];
                    s[b + half] = s[b + half + 1];
                    s[b + half + 1] = high;
                  }
                  decoder.decode(s, b, y, to);
                },
                halves));
  }
}
