package dev.pedigree.prints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SketchTest {

  @Test
  void smallSetsAreComparedExactly() {
    Sketch a = Sketch.of(numbers(0, 300));
    assertEquals(100, a.common(Sketch.of(numbers(200, 380))));
    assertEquals(0, a.common(Sketch.of(numbers(300, 380))));
    assertEquals(300, a.common(a));
    assertEquals(0, a.common(Sketch.of(List.of())));
  }

  @Test
  void whatLargeSetsHaveInCommonIsEstimated() {
    Sketch a = Sketch.of(numbers(0, 50_000));
    assertEquals(50_000, a.common(Sketch.of(numbers(0, 50_000))));
    assertEquals(0, a.common(Sketch.of(numbers(50_000, 120_000))));
    int half = a.common(Sketch.of(numbers(25_000, 75_000)));
    assertTrue(Math.abs(half - 25_000) < 3500, half + " is far from 25,000");
    int within = a.common(Sketch.of(numbers(0, 150_000)));
    assertTrue(Math.abs(within - 50_000) < 6000, within + " is far from 50,000");
  }

  @Test
  void aSketchHasTwoKilobytesHoweverLargeTheSet() {
    assertEquals(2048, Sketch.of(numbers(0, 100_000)).lowest().length());
    assertThrows(IllegalArgumentException.class, () -> new Sketch(3, "AAAAA"));
    assertThrows(IllegalArgumentException.class, () -> new Sketch(3, "A".repeat(4096)));
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "t" + i).toList();
  }
}
