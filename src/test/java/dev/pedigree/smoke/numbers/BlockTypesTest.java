package dev.pedigree.smoke.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.weights.NumberType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlockTypesTest {

  /**
   * The types in the order of the file, which has for each 512 numbers in blocks and the 512 floats
   * that ggml decodes.
   */
  private static final List<NumberType> STORED =
      Stream.of(
              ("Q4_0 Q4_1 Q5_0 Q5_1 Q8_0 Q2_K Q3_K Q4_K Q5_K Q6_K Q8_K IQ2_XXS IQ2_XS IQ2_S"
                      + " IQ3_XXS IQ3_S IQ1_S IQ1_M IQ4_NL IQ4_XS TQ1_0 TQ2_0 MXFP4 NVFP4 Q1_0"
                      + " Q2_0")
                  .split(" "))
          .map(NumberType::valueOf)
          .toList();

  /**
   * Bytes of a Q8_K block with the sums of 16 codes each, which only ggml's integer dot products
   * use.
   */
  private static final int SUMS = 32;

  /** The data are random normal numbers, quantised and dequantised by ggml d99724f. */
  @Test
  void everyTypeGivesTheNumbersThatGgmlGives() throws IOException {
    ByteBuffer data;
    try (InputStream file = BlockTypesTest.class.getResourceAsStream("ggml-blocks.bin")) {
      data = ByteBuffer.wrap(file.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    for (NumberType name : STORED) {
      BlockType type = BlockTypes.of(name).orElseThrow();
      byte[] blocks = new byte[512 / type.numbers() * type.bytes()];
      data.get(blocks);
      float[] numbers = new float[512];
      for (int b = 0; b < 512 / type.numbers(); b++) {
        type.decoder().decode(blocks, b * type.bytes(), numbers, b * type.numbers());
      }
      for (int i = 0; i < numbers.length; i++) {
        float wanted = data.getFloat();
        assertEquals(wanted, numbers[i], Math.abs(wanted) * 1e-6f, name + ", number " + i);
      }
    }
    assertEquals(0, data.remaining());
    assertEquals(
        Set.copyOf(STORED),
        BlockTypes.all().stream().map(BlockType::type).collect(Collectors.toSet()));
  }

  @Test
  void whatIsStoredInBlocksAndNotDecodedIsNoLongerOrNeverInFiles() {
    List<NumberType> left =
        Arrays.stream(NumberType.values())
            .filter(type -> type.kind() == NumberType.Kind.BLOCKS)
            .filter(type -> BlockTypes.of(type).isEmpty())
            .toList();
    assertEquals(
        "[Q4_2, Q4_3, Q8_1, Q4_0_4_4, Q4_0_4_8, Q4_0_8_8, IQ4_NL_4_4, IQ4_NL_4_8, IQ4_NL_8_8]",
        left.toString());
  }

  @Test
  void everyDecoderReadsTheBytesAndGivesTheNumbersThatTheTableSays() {
    for (BlockType type : BlockTypes.all()) {
      String name = type.type().name();
      float[] numbers = new float[type.numbers()];
      Arrays.fill(numbers, Float.NaN);
      type.decoder().decode(new byte[type.bytes()], 0, numbers, 0);
      for (float number : numbers) {
        assertEquals(0, Math.abs(number), name);
      }
      int read = type.bytes() - (type.type() == NumberType.Q8_K ? SUMS : 0);
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> type.decoder().decode(new byte[read - 1], 0, numbers, 0),
          name);
    }
  }

  @Test
  void whatIsTurnedRoundInABlockIsWhatItsNumbersAreMultiplesOf() {
    int turned = 0;
    for (BlockType type : BlockTypes.all()) {
      if (type.halves().isEmpty() || type.halves().get().length == 0) {
        continue;
      }
      turned++;
      byte[] block = new byte[type.bytes()];
      new Random(1).nextBytes(block);
      for (int half : type.halves().get()) {
        half(block, half, 0x3e00);
      }
      float[] before = decoded(type, block);
      for (int half : type.halves().get()) {
        half(block, half, 0x4200);
      }
      float[] after = decoded(type, block);
      for (int i = 0; i < before.length; i++) {
        assertEquals(2 * before[i], after[i], type.type().name());
      }
      byte[] high = block.clone();
      for (int half : type.halves().get()) {
        high[half] = block[half + 1];
        high[half + 1] = block[half];
      }
      assertArrayEquals(after, decoded(type.highByteFirst().orElseThrow(), high));
    }
    assertEquals(11, turned);
  }

  private static void half(byte[] block, int at, int bits) {
    block[at] = (byte) bits;
    block[at + 1] = (byte) (bits >> 8);
  }

  private static float[] decoded(BlockType type, byte[] block) {
    float[] numbers = new float[type.numbers()];
    type.decoder().decode(block.clone(), 0, numbers, 0);
    return numbers;
  }

  @Test
  void everyCodebookHoldsAsManyEntriesAsItsIndicesCanName() {
    List<Integer> entries =
        List.of("IQ1", "IQ2_XXS", "IQ2_XS", "IQ2_S", "IQ3_XXS", "IQ3_S").stream()
            .map(Codebook::of)
            .map(book -> book.numbers().length / book.width())
            .toList();
    assertEquals(Arrays.asList(2048, 256, 512, 1024, 256, 512), entries);
  }
}
