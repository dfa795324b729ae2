package dev.pedigree.smoke.numbers;

/**
 * Converts the most frequent small number types to floats, in plain Java; the version with vector
 * instructions gives the same bits.
 */
class Unpacking {

  /** IEEE half-precision numbers. */
  void halves(short[] codes, float[] into, int at) {
    for (int i = 0; i < codes.length; i++) {
      into[at + i] = FloatTypes.half(codes[i]);
    }
  }

  /** BF16 numbers, the upper halves of single-precision numbers. */
  void upperHalves(short[] codes, float[] into, int at) {
    for (int i = 0; i < codes.length; i++) {
      into[at + i] = Float.intBitsToFloat(codes[i] << 16);
    }
  }

  /** Signed bytes: sets 32 numbers to {@code d * s[from + i]}. */
  void bytes(byte[] s, int from, float d, float[] into, int at) {
    for (int i = 0; i < 32; i++) {
      into[at + i] = d * s[from + i];
    }
  }

  /**
   * 4-bit codes: sets 16 numbers to {@code d * (code - zero) - min}.
   *
   * @param shift 0 for the lower halves, 4 for the upper
   */
  void nibbles(byte[] s, int from, int shift, int zero, float d, float min, float[] into, int at) {
    for (int i = 0; i < 16; i++) {
      into[at + i] = d * ((s[from + i] >> shift & 15) - zero) - min;
    }
  }

  /**
   * 6-bit codes: sets 16 numbers to {@code d * (code - 32)}.
   *
   * @param low index of the bytes with their four lower bits
   * @param shift 0 for the lower halves of those, 4 for the upper
   * @param high index of the bytes with their two upper bits
   * @param highShift position of those bits in their byte
   */
  void sixBits(
      byte[] s, int low, int shift, int high, int highShift, float d, float[] into, int at) {
    for (int i = 0; i < 16; i++) {
      int code = s[low + i] >> shift & 15 | (s[high + i] >> highShift & 3) << 4;
      into[at + i] = d * (code - 32);
    }
  }
}
