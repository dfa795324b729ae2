package dev.pedigree.lineage.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void runsHaveSoManyRowsAscendingAndFewOfThemApart() {
    for (int count : new int[] {1, 15, 16, 17, 100, 999}) {
      int[] rows = Spread.runs(1003, count);
      assertEquals(count, rows.length);
      int breaks = 0;
      for (int i = 1; i < count; i++) {
        assertTrue(rows[i] > rows[i - 1]);
        breaks += rows[i] == rows[i - 1] + 1 ? 0 : 1;
      }
      assertTrue(breaks <= count / 16 + 1, count + " rows in " + breaks + " runs");
    }
  }

  @Test
  void fewerRowsAreAmongMoreRows() {
    Set<Integer> more = Arrays.stream(Spread.runs(1003, 90)).boxed().collect(Collectors.toSet());
    assertTrue(Arrays.stream(Spread.runs(1003, 37)).allMatch(more::contains));
  }

  @Test
  void allRowsAreAllRows() {
    assertArrayEquals(IntStream.range(0, 20).toArray(), Spread.runs(20, 20));
    assertArrayEquals(IntStream.range(0, 20).toArray(), Spread.of(20, 21));
  }
}
