package dev.pedigree.smoke.numbers;

import static dev.pedigree.smoke.numbers.BlockTypes.f16;
import static dev.pedigree.smoke.numbers.BlockTypes.u8;

/** ggml's K types: blocks of 256 numbers, divided into sub-blocks with scales of their own. */
final class KTypes {
  private KTypes() {}

  static void q2(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b + 80);
    float min = f16(s, b + 82);
    int out = at;
    int is = 0;
    for (int n = 0; n < 64; n += 32) {
      for (int shift = 0; shift < 8; shift += 2) {
        for (int half = 0; half < 32; half += 16) {
          int scale = u8(s, b + is++);
          for (int l = 0; l < 16; l++) {
            int code = u8(s, b + 16 + n + half + l) >> shift & 3;
            y[out++] = d * (scale & 15) * code - min * (scale >> 4);
          }
        }
      }
    }
  }

  static void q3(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b + 108);
    int out = at;
    int is = 0;
    for (int n = 0; n < 64; n += 32) {
      for (int shift = 0; shift < 8; shift += 2) {
        int bit = 1 << (n / 8 + shift / 2);
        for (int half = 0; half < 32; half += 16) {
          float scale = d * (q3Scale(s, b + 96, is++) - 32);
          for (int l = half; l < half + 16; l++) {
            int code = u8(s, b + 32 + n + l) >> shift & 3;
            y[out++] = scale * (code - ((u8(s, b + l) & bit) != 0 ? 0 : 4));
          }
        }
      }
    }
  }

  /** A 6-bit scale of Q3_K: four bits in the first eight bytes, two in the last four. */
  private static int q3Scale(byte[] s, int b, int i) {
    int low = u8(s, b + i % 8) >> (i < 8 ? 0 : 4) & 15;
    int high = u8(s, b + 8 + i % 4) >> (2 * (i / 4)) & 3;
    return low | high << 4;
  }

  static void q4(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    float min = f16(s, b + 2);
    for (int i = 0; i < 8; i++) {
      float scale = d * scale(s, b + 4, i);
      float least = min * least(s, b + 4, i);
      int from = b + 16 + i / 2 * 32;
      Kernel.UNPACKING.nibbles(s, from, i % 2 * 4, 0, scale, least, y, at + 32 * i);
      Kernel.UNPACKING.nibbles(s, from + 16, i % 2 * 4, 0, scale, least, y, at + 32 * i + 16);
    }
  }

  static void q5(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    float min = f16(s, b + 2);
    int out = at;
    for (int i = 0; i < 8; i++) {
      float scale = d * scale(s, b + 4, i);
      float least = min * least(s, b + 4, i);
      for (int l = 0; l < 32; l++) {
        int code = u8(s, b + 48 + i / 2 * 32 + l);
        int high = u8(s, b + 16 + l) >> i & 1;
        y[out++] = scale * ((i % 2 == 0 ? code & 15 : code >> 4) + 16 * high) - least;
      }
    }
  }

  static void q6(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b + 208);
    for (int i = 0; i < 16; i++) {
      int half = i / 8;
      int quarter = i % 8 / 2;
      int low = b + 64 * half + 32 * (quarter % 2) + i % 2 * 16;
      int high = b + 128 + 32 * half + i % 2 * 16;
      float scale = d * s[b + 192 + i];
      Kernel.UNPACKING.sixBits(s, low, quarter / 2 * 4, high, 2 * quarter, scale, y, at + 16 * i);
    }
  }

  private static int scale(byte[] s, int b, int i) {
    return i < 4 ? u8(s, b + i) & 63 : (u8(s, b + i + 4) & 15) | (u8(s, b + i - 4) >> 6) << 4;
  }

  private static int least(byte[] s, int b, int i) {
    return i < 4 ? u8(s, b + i + 4) & 63 : (u8(s, b + i + 4) >> 4) | (u8(s, b + i) >> 6) << 4;
  }
}
