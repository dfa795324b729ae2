package dev.pedigree.lineage.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RateTest {
  @Test
  void withoutErrorsTheBoundIsNearThreeInN() {
    assertEquals(1 - Math.pow(0.05, 1.0 / 89), new Rate(0, 89).upper(), 1e-9);
    assertEquals(3.0 / 1000, new Rate(0, 1000).upper(), 1e-5);
  }

  /** The one-sided bounds of Clopper and Pearson as tables of the beta distribution give them. */
  @Test
  void withErrorsItIsThatOfTheTables() {
    assertEquals(0.3942, new Rate(1, 10).upper(), 1e-4);
    assertEquals(0.5069, new Rate(2, 10).upper(), 1e-4);
    assertEquals(0.0616, new Rate(2, 100).upper(), 1e-4);
  }

  @Test
  void nothingIsKnownWithoutTrialsOrWithoutSuccess() {
    assertEquals(1, new Rate(0, 0).upper());
    assertEquals(1, new Rate(4, 4).upper());
  }

  @Test
  void thereAreNoMoreErrorsThanTrials() {
    assertThrows(IllegalArgumentException.class, () -> new Rate(3, 2));
  }
}
