package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.TensorFile;
import dev.pedigree.smoke.TinyModel;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Packs random codes as the libraries that write such files do, with the expected values. It shares
 * no code with the reader.
 */
final class Packings {
  private static final float[] E2M1 = {0, .5f, 1, 1.5f, 2, 3, 4, 6};
  private static final int[] AWQ_ORDER = {0, 2, 4, 6, 1, 3, 5, 7};

  private Packings() {}

  /** A random number with three bits of fraction between 2^-3 and 2^3, exact in F8_E4M3. */
  private static int e4m3(Random random) {
    return random.nextInt(48) + 32;
  }

  private static float e4m3(int code) {
    return (float) ((1 + (code & 7) / 8.0) * Math.pow(2, ((code >> 3) & 15) - 7))
        * ((code & 128) == 0 ? 1 : -1);
  }

  private static int[][] codes(Random random, int rows, int columns, int bits) {
    int[][] codes = new int[rows][columns];
    for (int[] row : codes) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextInt(1 << bits);
      }
    }
    return codes;
  }

  private static int[][] transposed(int[][] of) {
    int[][] turned = new int[of[0].length][of.length];
    for (int r = 0; r < of.length; r++) {
      for (int c = 0; c < of[0].length; c++) {
        turned[c][r] = of[r][c];
      }
    }
    return turned;
  }

  /** Every row as one bit string, in 32-bit words, lowest bits first. */
  private static int[][] packed(int[][] rows, int bits) {
    int[][] words = new int[rows.length][(rows[0].length * bits + 31) / 32];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < rows[r].length * bits; i++) {
        words[r][i / 32] |= (rows[r][i / bits] >> (i % bits) & 1) << (i % 32);
      }
    }
    return words;
  }

  private static int[] flat(int[][] rows) {
    int[] all = new int[rows.length * rows[0].length];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return all;
  }

  private static byte[] bytes(int[] numbers) {
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }

  private static void words(TensorFile file, String name, String type, int[][] words) {
    file.words(name, type, flat(words), words.length, words[0].length);
  }

  private static float[] scales(Random random, int count) {
    float[] scales = new float[count];
    for (int i = 0; i < count; i++) {
      scales[i] = 0.01f + 0.03f * random.nextFloat();
    }
    return scales;
  }

  static TinyModel.Packing gptq(int bits, int size, boolean second, boolean shuffled) {
    return (file, module, out, in, random) -> {
      int groups = in / size;
      int[][] codes = codes(random, out, in, bits);
      int[][] zeros = codes(random, groups, out, bits);
      float[] scales = scales(random, groups * out);
      int[] group = new int[in];
      for (int c = 0; c < in; c++) {
        group[c] = shuffled ? (c * 7 + 3) % groups : c / size;
      }
      int[][] kept = new int[groups][out];
      for (int i = 0; i < groups * out; i++) {
        int zero = zeros[i / out][i % out];
        kept[i / out][i % out] = second ? zero : zero - 1 & (1 << bits) - 1;
      }
      words(file, module + ".qweight", "I32", transposed(packed(codes, bits)));
      words(file, module + ".qzeros", "I32", packed(kept, bits));
      file.floats(module + ".scales", scales, groups, out);
      file.words(module + ".g_idx", "I32", group, in);
      float[] numbers = new float[out * in];
      for (int i = 0; i < numbers.length; i++) {
        int r = i / in;
        int g = group[i % in];
        numbers[i] = scales[g * out + r] * (codes[r][i % in] - zeros[g][r]);
      }
      return numbers;
    };
  }

  static final TinyModel.Packing AWQ =
      (file, module, out, in, random) -> {
        int groups = in / 32;
        int[][] codes = codes(random, in, out, 4);
        int[][] zeros = codes(random, groups, out, 4);
        float[] scales = scales(random, groups * out);
        words(file, module + ".qweight", "I32", packed(awq(codes), 4));
        words(file, module + ".qzeros", "I32", packed(awq(zeros), 4));
        file.floats(module + ".scales", scales, groups, out);
        float[] numbers = new float[out * in];
        for (int i = 0; i < numbers.length; i++) {
          int r = i / in;
          int c = i % in;
          numbers[i] = scales[c / 32 * out + r] * (codes[c][r] - zeros[c / 32][r]);
        }
        return numbers;
      };

  private static int[][] awq(int[][] lines) {
    int[][] ordered = new int[lines.length][lines[0].length];
    for (int r = 0; r < lines.length; r++) {
      for (int c = 0; c < lines[0].length; c++) {
        ordered[r][c] = lines[r][c / 8 * 8 + AWQ_ORDER[c % 8]];
      }
    }
    return ordered;
  }

  /** bitsandbytes: blocks of 32 over all numbers, scales of 8 bits for {@code nested}. */
  static TinyModel.Packing blockwise(String kind, boolean nested) {
    return (file, module, out, in, random) -> {
      String name = module + ".weight";
      int[][] codes = codes(random, out, in, 4);
      float[] map = TinyModel.numbers(random, 16, 0.5f);
      int blocks = out * in / 32;
      int[] pairs = new int[out * in / 2];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = codes[2 * i / in][2 * i % in] << 4 | codes[2 * i / in][2 * i % in + 1];
      }
      file.add(name, "U8", bytes(pairs), pairs.length, 1);
      file.floats(name + ".quant_map", map, 16);
      float[] scales = scales(random, blocks);
      String state =
          "{\"quant_type\":\""
              + kind
              + "\",\"blocksize\":32,\"dtype\":\"float16\",\"shape\":["
              + out
              + ","
              + in
              + "]";
      if (nested) {
        float[] values = TinyModel.numbers(random, 256, 0.3f);
        float[] largest = scales(random, (blocks + 7) / 8);
        int[] small = flat(codes(random, 1, blocks, 8));
        file.add(name + ".absmax", "U8", bytes(small), blocks);
        file.floats(name + ".nested_quant_map", values, 256);
        file.floats(name + ".nested_absmax", largest, largest.length);
        state += ",\"nested_blocksize\":8,\"nested_dtype\":\"float32\",\"nested_offset\":0.25";
        for (int b = 0; b < blocks; b++) {
          scales[b] = values[small[b]] * largest[b / 8] + 0.25f;
        }
      } else {
        file.floats(name + ".absmax", scales, blocks);
      }
      byte[] json = (state + "}").getBytes(StandardCharsets.UTF_8);
      file.add(name + ".quant_state.bitsandbytes__" + kind, "U8", json, json.length);
      float[] numbers = new float[out * in];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = map[codes[i / in][i % in]] * scales[i / 32];
      }
      return numbers;
    };
  }

  static final TinyModel.Packing ROWS_OF_INT8 =
      (file, module, out, in, random) -> {
        int[] codes = flat(codes(random, out, in, 8));
        float[] largest = scales(random, out);
        file.add(module + ".weight", "I8", bytes(codes), out, in);
        file.floats(module + ".SCB", largest, out);
        file.add(module + ".weight_format", "U8", new byte[1]);
        float[] numbers = new float[out * in];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = (byte) codes[i] * largest[i / in] / 127;
        }
        return numbers;
      };

  /** compressed-tensors: integers in words. */
  static TinyModel.Packing integers(int bits, int size, boolean zeroed, boolean shuffled) {
    return (file, module, out, in, random) -> {
      int groups = in / size;
      int middle = 1 << (bits - 1);
      int[][] codes = codes(random, out, in, bits);
      int[][] zeros = codes(random, out, groups, bits);
      float[] scales = scales(random, out * groups);
      int[] group = new int[in];
      for (int c = 0; c < in; c++) {
        group[c] = shuffled ? (c * 5 + 1) % groups : c / size;
      }
      words(file, module + ".weight_packed", "I32", packed(codes, bits));
      file.floats(module + ".weight_scale", scales, out, groups);
      file.words(module + ".weight_shape", "I32", new int[] {out, in}, 2);
      if (zeroed) {
        words(
            file,
            module + ".weight_zero_point",
            "I32",
            transposed(packed(transposed(zeros), bits)));
      }
      if (shuffled) {
        file.words(module + ".weight_g_idx", "I32", group, in);
      }
      float[] numbers = new float[out * in];
      for (int i = 0; i < numbers.length; i++) {
        int r = i / in;
        int g = group[i % in];
        int zero = zeroed ? zeros[r][g] - middle : 0;
        numbers[i] = scales[r * groups + g] * (codes[r][i % in] - middle - zero);
      }
      return numbers;
    };
  }

  /** One code per byte, with scales for blocks of this height and width. */
  static TinyModel.Packing scaled(String type, String suffix, int height, int width) {
    return (file, module, out, in, random) -> {
      int down = height == 0 ? 1 : (out + height - 1) / height;
      int across = width == 0 ? 1 : (in + width - 1) / width;
      int[] codes = new int[out * in];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = e4m3(random) | random.nextInt(2) << 7;
      }
      float[] scales = scales(random, down * across);
      file.add(module + ".weight", type, bytes(codes), out, in);
      if (height == 0 && width == 0) {
        file.floats(module + suffix, scales);
        file.floats(module + ".input_scale", scales);
      } else {
        file.floats(module + suffix, scales, down, across);
      }
      float[] numbers = new float[out * in];
      for (int i = 0; i < numbers.length; i++) {
        int block =
            (height == 0 ? 0 : i / in / height) * across + (width == 0 ? 0 : i % in / width);
        float code = type.equals("I8") ? (byte) codes[i] : e4m3(codes[i]);
        numbers[i] = code * scales[block];
      }
      return numbers;
    };
  }

  /** 4-bit floats, two per byte, the first in the low half; {@code how} selects the naming. */
  static TinyModel.Packing floats(String how) {
    return (file, module, out, in, random) -> {
      boolean powers = how.contains("mx");
      int size = powers ? 32 : 16;
      int[][] codes = codes(random, out, in, 4);
      int[] scales = new int[out * in / size];
      for (int i = 0; i < scales.length; i++) {
        scales[i] = powers ? 120 + random.nextInt(4) : e4m3(random);
      }
      int[] pairs = new int[out * in / 2];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = codes[2 * i / in][2 * i % in] | codes[2 * i / in][2 * i % in + 1] << 4;
      }
      float all = powers ? 1 : how.equals("compressed nv") ? 1 / 25f : 0.04f;
      String scaleType = powers ? "U8" : "F8_E4M3";
      if (how.startsWith("compressed")) {
        file.add(module + ".weight_packed", "U8", bytes(pairs), out, in / 2);
        file.add(module + ".weight_scale", scaleType, bytes(scales), out, in / size);
        if (!powers) {
          file.floats(module + ".weight_global_scale", new float[] {25}, 1);
        }
      } else if (how.startsWith("mlx")) {
        words(file, module + ".weight", "U32", packed(codes, 4));
        file.add(module + ".scales", "U8", bytes(scales), out, in / size);
        all = 1;
      } else {
        file.add(module + ".weight", "U8", bytes(pairs), out, in / 2);
        file.add(module + ".weight_scale", scaleType, bytes(scales), out, in / size);
        file.floats(module + ".weight_scale_2", new float[] {0.04f});
        file.floats(module + ".input_scale", new float[] {0.5f});
      }
      float[] numbers = new float[out * in];
      for (int i = 0; i < numbers.length; i++) {
        int code = codes[i / in][i % in];
        int scale = scales[i / size];
        float value = E2M1[code & 7] * (code < 8 ? 1 : -1);
        numbers[i] = value * all * (powers ? (float) Math.pow(2, scale - 127) : e4m3(scale));
      }
      return numbers;
    };
  }

  /** MLX: scale · code + bias. */
  static TinyModel.Packing affine(int bits, int size) {
    return (file, module, out, in, random) -> {
      int groups = in / size;
      int[][] codes = codes(random, out, in, bits);
      float[] scales = scales(random, out * groups);
      float[] least = TinyModel.numbers(random, out * groups, 0.2f);
      words(file, module + ".weight", "U32", packed(codes, bits));
      file.floats(module + ".scales", scales, out, groups);
      file.floats(module + ".biases", least, out, groups);
      float[] numbers = new float[out * in];
      for (int i = 0; i < numbers.length; i++) {
        int group = i / in * groups + i % in / size;
        numbers[i] = scales[group] * codes[i / in][i % in] + least[group];
      }
      return numbers;
    };
  }
}
