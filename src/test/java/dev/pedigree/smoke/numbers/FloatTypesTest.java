package dev.pedigree.smoke.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.weights.NumberType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloatTypesTest {

  @Test
  void everyDecoderReadsTheBytesThatTheTableSays() {
    for (NumberType type : FloatTypes.all()) {
      FloatTypes.Decoder decoder = FloatTypes.of(type).orElseThrow();
      assertEquals(1, type.block(), type.name());
      float[] numbers = new float[4];
      Arrays.fill(numbers, -1);
      ByteBuffer bytes = ByteBuffer.allocate(4 * type.bytes());
      decoder.decode(bytes, 0, 4, numbers, 0);
      // E8M0 has no zero; its smallest number is 2^-127.
      float zero = type == NumberType.F8_E8M0 ? 0x1p-127f : 0;
      for (float number : numbers) {
        assertEquals(zero, number, type.name());
      }
      ByteBuffer shorter = ByteBuffer.allocate(4 * type.bytes() - 1);
      assertThrows(
          RuntimeException.class,
          () -> decoder.decode(shorter, 0, 4, numbers, 0),
          type + " reads fewer bytes than it takes");
    }
  }

  @Test
  void plainTypesThatAreNotDecodedAreThoseThatNoWeightsAreKeptIn() {
    List<NumberType> left =
        Arrays.stream(NumberType.values())
            .filter(type -> type.kind() != NumberType.Kind.BLOCKS)
            .filter(type -> FloatTypes.of(type).isEmpty())
            .toList();
    assertEquals(
        "[F6_E2M3, F6_E3M2, F4, C128, C64, C32, I4, I2, U64, U16, U4, U2, QINT32, QINT8, QUINT8,"
            + " QUINT4X2, QUINT2X4, F4X2, BITS16, BITS8, BITS4X2, BITS2X4, BITS1X8, STRING]",
        left.toString());
  }
}
