package dev.pedigree.smoke.numbers;

import dev.pedigree.weights.NumberType;
import java.util.Optional;

/**
 * How blocks of a number type are decoded.
 *
 * @param type says how many numbers a block has and how many bytes it takes
 * @param decoder of blocks whose numbers have their lowest byte first
 * @param halves where in a block half-precision numbers lie, in bytes from its start; empty where
 *     the type is not stored with the highest byte first
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
   * The same for blocks as machines store them that keep the highest byte first: the half-precision
   * numbers are turned round, the codes are bytes and stay. Empty for types with other numbers of
   * several bytes; no program that turns files round converts these (gguf_convert_endian of
   * gguf-py).
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
