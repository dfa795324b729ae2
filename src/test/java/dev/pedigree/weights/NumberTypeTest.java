package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberTypeTest {

  /** {@code type_size} and {@code blck_size} of ggml d99724f, by id. */
  private static final String GGML =
      "4/1 2/1 18/32 20/32 10/16 12/16 22/32 24/32 34/32 36/32 84/256 110/256 144/256 176/256"
          + " 210/256 292/256 66/256 74/256 98/256 50/256 18/32 110/256 82/256 136/256 1/1 2/1 4/1"
          + " 8/1 8/1 56/256 2/1 18/32 18/32 18/32 54/256 66/256 18/32 18/32 18/32 17/32 36/64"
          + " 18/128 18/64";

  @Test
  void sizesOfGgmlTypesAreThoseOfGgml() {
    assertEquals(
        GGML,
        GgufType.all().stream()
            .map(t -> t.bytes() + "/" + t.block())
            .collect(Collectors.joining(" ")));
  }

  @Test
  void bitsOfSafetensorsTypesAreThoseOfTheReference() {
    assertEquals(Optional.of(4), SafetensorsType.of("F4").map(NumberType::bits));
    assertEquals(Optional.of(6), SafetensorsType.of("F6_E3M2").map(NumberType::bits));
    assertEquals(Optional.of(8), SafetensorsType.of("BOOL").map(NumberType::bits));
    assertEquals(Optional.of(64), SafetensorsType.of("C64").map(NumberType::bits));
    assertEquals(Optional.empty(), SafetensorsType.of("Q4_0"), "a type of another format");
    assertEquals(Optional.empty(), SafetensorsType.of("NEW"));
  }

  @Test
  void everyTypeIsOneOfSomeFormat() {
    Set<NumberType> formats = EnumSet.copyOf(GgufType.all());
    Arrays.stream(NumberType.values())
        .filter(t -> SafetensorsType.of(t.name()).isPresent())
        .forEach(formats::add);
    IntStream.rangeClosed(1, 26).mapToObj(n -> OnnxType.of(n).type()).forEach(formats::add);
    Stream.of(NumberType.values())
        .filter(t -> TorchType.dtype(TorchType.written(t.name())) == t)
        .forEach(formats::add);
    assertEquals(EnumSet.allOf(NumberType.class), formats);
  }

  @Test
  void everyFormatKeepsItsOwnSpelling() {
    assertEquals("float8_e4m3fn", TorchType.written("F8_E4M3"));
    assertEquals("FLOAT8E4M3FN", OnnxType.written("F8_E4M3"));
    assertEquals("Q4_0", TorchType.written("Q4_0"), "what a format does not have");
    assertEquals("type-77", OnnxType.written("type-77"));
  }
}
