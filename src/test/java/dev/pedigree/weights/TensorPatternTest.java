package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      model.layers.7.weight     | model.layers.{7}.weight
      7.0                       | {7}.{0}
      h.007.x                   | h.007.x
      a.123456789.b             | a.{123456789}.b
      a.1234567890.b            | a.1234567890.b
      ln_1.x                    | ln_1.x
      .a                        | .a
      a..1.                     | a..{1}.
      x.{0-9}.y                 | x.%7B0-9}.y
      """)
  void aNumberIsAPartBetweenDotsThatIsAllDigits(String name, String pattern) {
    assertEquals(List.of(pattern), names(TensorPattern.fold(List.of(tensor(name)))));
  }

  @Test
  void layersAndExpertsFoldIntoRangesWhateverTheOrder() {
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < 4; layer++) {
      for (int expert = 0; expert < (layer == 0 ? 1 : 3); expert++) {
        tensors.add(tensor("l." + layer + ".e." + expert + ".w"));
      }
    }
    Collections.shuffle(tensors, new Random(1));
    List<TensorPattern> patterns = TensorPattern.fold(tensors);
    assertEquals(List.of("l.{0}.e.{0}.w", "l.{1-3}.e.{0-2}.w"), names(patterns));
    assertEquals(10, patterns.stream().mapToLong(TensorPattern::count).sum());
  }

  private static Tensor tensor(String name) {
    return new Tensor(name, "F32", List.of(2L), 0, 8, "");
  }

  private static List<String> names(List<TensorPattern> patterns) {
    return patterns.stream().map(TensorPattern::name).toList();
  }
}
