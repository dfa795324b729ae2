package dev.pedigree.smoke.packing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Elements;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.PackedPart;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Quantised numbers of bitsandbytes (nf4, fp4): indices of a table of 16 values, in blocks that
 * continue across rows, with the largest magnitude of a block as its scale. Scales may be quantised
 * too. Of two numbers in a byte, the high half is the first. ({@code QuantState} of bitsandbytes.)
 *
 * @param codes two in each byte
 * @param map the value of each code
 * @param scales the largest magnitude of each block
 * @param block numbers in a block
 */
record BlockwiseCodes(StoredTensor codes, float[] map, Elements scales, int block)
    implements Elements {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_STATE = 1 << 16;

  /** Whether there is a quantisation state of bitsandbytes. */
  static boolean matches(Beside beside) {
    return beside.has(PackedPart.STATE_NF4) || beside.has(PackedPart.STATE_FP4);
  }

  static Matrix of(StoredTensor codes, Beside beside) {
    StoredTensor text =
        beside.need(beside.has(PackedPart.STATE_NF4) ? PackedPart.STATE_NF4 : PackedPart.STATE_FP4);
    JsonNode state = state(text);
    JsonNode shape = state.path("shape");
    if (shape.size() != 2) {
      throw new UnsupportedDesign("packed weights of shape " + shape + ", " + codes.name());
    }
    StoredTensor largest = beside.need(PackedPart.ABSMAX);
    Elements scales = largest.elements();
    if (beside.has(PackedPart.NESTED_ABSMAX)) {
      scales =
          nested(
              largest.elements(),
              map(beside.need(PackedPart.NESTED_CODEBOOK), 256),
              beside.need(PackedPart.NESTED_ABSMAX).elements(),
              positive(state, "nested_blocksize", 256),
              (float) state.path("nested_offset").asDouble());
    }
    float[] map = map(beside.need(PackedPart.CODEBOOK), 16);
    Elements numbers = new BlockwiseCodes(codes, map, scales, positive(state, "blocksize", 64));
    return new Matrices.Plain(numbers, 0, shape.path(0).asInt(), shape.path(1).asInt());
  }

  private static float[] map(StoredTensor map, int codes) {
    if (map.count() != codes) {
      throw new BrokenStep(-1, map.name(), map.count() + " values for " + codes + " codes");
    }
    return map.numbers();
  }

  private static int positive(JsonNode state, String key, int otherwise) {
    return Math.max(1, state.path(key).asInt(otherwise));
  }

  private static JsonNode state(StoredTensor text) {
    if (text.count() > LONGEST_STATE) {
      throw new UnsupportedDesign("a state of " + text.count() + " bytes, " + text.name());
    }
    byte[] bytes = new byte[(int) text.count()];
    text.raw().read(0, bytes.length, bytes, 0);
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(text.name() + " is no JSON", e);
    }
  }

  private static Elements nested(
      Elements codes, float[] map, Elements scales, int block, float offset) {
    return (from, count, into, at) -> {
      codes.read(from, count, into, at);
      float[] scale = blocks(scales, from, count, block);
      for (int i = 0; i < count; i++) {
        int group = (int) ((from + i) / block - from / block);
        into[at + i] = map[(int) into[at + i]] * scale[group] + offset;
      }
    };
  }

  @Override
  public void read(long from, int count, float[] into, int at) {
    byte[] bytes = new byte[(int) ((from + count + 1) / 2 - from / 2)];
    codes.raw().read(from / 2, bytes.length, bytes, 0);
    float[] scale = blocks(scales, from, count, block);
    int first = (int) (from % 2);
    int within = (int) (from % block);
    for (int i = 0; i < count; i++) {
      int pair = bytes[(first + i) >> 1];
      int code = ((first + i & 1) == 0 ? pair >> 4 : pair) & 15;
      into[at + i] = map[code] * scale[(within + i) / block];
    }
  }

  /** The scales of all blocks that overlap a range of numbers. */
  private static float[] blocks(Elements scales, long from, int count, int block) {
    float[] part = new float[(int) ((from + count - 1) / block - from / block) + 1];
    scales.read(from / block, part.length, part, 0);
    return part;
  }
}
