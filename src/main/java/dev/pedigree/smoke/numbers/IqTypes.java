package dev.pedigree.smoke.numbers;

import static dev.pedigree.smoke.numbers.BlockTypes.f16;
import static dev.pedigree.smoke.numbers.BlockTypes.i32;
import static dev.pedigree.smoke.numbers.BlockTypes.u16;
import static dev.pedigree.smoke.numbers.BlockTypes.u8;

/**
 * ggml's IQ1, IQ2 and IQ3 types: blocks of 256 numbers in which a code is an index of a codebook
 * with four or eight numbers an entry; signs and scales are stored separately.
 */
final class IqTypes {
  private static final Codebook IQ1 = Codebook.of("IQ1");
  private static final Codebook IQ2_XXS = Codebook.of("IQ2_XXS");
  private static final Codebook IQ2_XS = Codebook.of("IQ2_XS");
  private static final Codebook IQ2_S = Codebook.of("IQ2_S");
  private static final Codebook IQ3_XXS = Codebook.of("IQ3_XXS");
  private static final Codebook IQ3_S = Codebook.of("IQ3_S");

  /** Offset of IQ1 numbers from those of the codebook. */
  private static final float SHIFT = 0.125f;

  private IqTypes() {}

  static void iq2xxs(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int g = 0; g < 32; g++) {
      int part = b + 2 + g / 4 * 8;
      int rest = i32(s, part + 4);
      float scale = d * (0.5f + (rest >>> 28)) * 0.25f;
      entry(IQ2_XXS, u8(s, part + g % 4), signs(rest >>> 7 * (g % 4)), scale, y, at + 8 * g);
    }
  }

  static void iq2xs(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int g = 0; g < 32; g++) {
      int code = u16(s, b + 2 + 2 * g);
      float scale = d * (0.5f + half(s, b + 66, g / 2)) * 0.25f;
      entry(IQ2_XS, code & 511, signs(code >> 9), scale, y, at + 8 * g);
    }
  }

  static void iq2s(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int g = 0; g < 32; g++) {
      int code = u8(s, b + 2 + g) | (u8(s, b + 66 + g / 4) >> 2 * (g % 4) & 3) << 8;
      float scale = d * (0.5f + half(s, b + 74, g / 2)) * 0.25f;
      entry(IQ2_S, code, u8(s, b + 34 + g), scale, y, at + 8 * g);
    }
  }

  static void iq3xxs(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int g = 0; g < 32; g++) {
      int rest = i32(s, b + 66 + g / 4 * 4);
      float scale = d * (0.5f + (rest >>> 28)) * 0.5f;
      int signs = signs(rest >>> 7 * (g % 4));
      entry(IQ3_XXS, u8(s, b + 2 + 2 * g), signs, scale, y, at + 8 * g);
      entry(IQ3_XXS, u8(s, b + 3 + 2 * g), signs >> 4, scale, y, at + 8 * g + 4);
    }
  }

  static void iq3s(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int i = 0; i < 64; i++) {
      int code = u8(s, b + 2 + i) | (u8(s, b + 66 + i / 8) >> i % 8 & 1) << 8;
      float scale = d * (1 + 2 * half(s, b + 106, i / 8));
      entry(IQ3_S, code, u8(s, b + 74 + i / 2) >> 4 * (i % 2), scale, y, at + 4 * i);
    }
  }

  static void iq1s(byte[] s, int b, float[] y, int at) {
    float d = f16(s, b);
    for (int g = 0; g < 32; g++) {
      int rest = u16(s, b + 34 + g / 4 * 2);
      int code = u8(s, b + 2 + g) | (rest >> 3 * (g % 4) & 7) << 8;
      float scale = d * (2 * (rest >> 12 & 7) + 1);
      shifted(code, (rest & 0x8000) != 0, scale, y, at + 8 * g);
    }
  }

  static void iq1m(byte[] s, int b, float[] y, int at) {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits |= u16(s, b + 48 + 2 * i) >> 12 << 4 * i;
    }
    float d = FloatTypes.half((short) bits);
    for (int g = 0; g < 32; g++) {
      int rest = half(s, b + 32, g);
      int scale = u16(s, b + 48 + g / 8 * 2) >> 3 * (g / 2 % 4) & 7;
      shifted(u8(s, b + g) | (rest & 7) << 8, (rest & 8) != 0, d * (2 * scale + 1), y, at + 8 * g);
    }
  }

  /** The i-th group of four bits, the low half of a byte first. */
  private static int half(byte[] s, int b, int i) {
    return u8(s, b + i / 2) >> 4 * (i % 2) & 15;
  }

  /** Eight signs from seven bits; the eighth makes the number of negative ones even. */
  private static int signs(int code) {
    int seven = code & 127;
    return seven | (Integer.bitCount(seven) & 1) << 7;
  }

  private static void entry(Codebook book, int code, int signs, float scale, float[] y, int at) {
    for (int j = 0; j < book.width(); j++) {
      y[at + j] = scale * book.at(code, j) * ((signs >> j & 1) != 0 ? -1 : 1);
    }
  }

  private static void shifted(int code, boolean down, float scale, float[] y, int at) {
    for (int j = 0; j < 8; j++) {
      y[at + j] = scale * (IQ1.at(code, j) + (down ? -SHIFT : SHIFT));
    }
  }
}
