package dev.pedigree.smoke.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTypesTest {

  /**
   * In the order of the file: 512 numbers in blocks, then the 512 floats that ggml makes of them.
   */
  private static final List<String> STORED =
      List.of(
          "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K", "Q8_K",
          "IQ2_XXS", "IQ2_XS", "IQ2_S", "IQ3_XXS", "IQ3_S", "IQ1_S", "IQ1_M", "IQ4_NL", "IQ4_XS",
          "TQ1_0", "TQ2_0", "MXFP4", "NVFP4", "Q1_0", "Q2_0");

  /** The data are random normal numbers, quantised and dequantised by ggml d99724f. */
  @Test
  void everyTypeGivesTheNumbersThatGgmlGives() throws IOException {
    ByteBuffer data;
    try (InputStream file = BlockTypesTest.class.getResourceAsStream("ggml-blocks.bin")) {
      data = ByteBuffer.wrap(file.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    for (String name : STORED) {
      BlockTypes.Type type = BlockTypes.of(name);
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
