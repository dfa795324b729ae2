package dev.pedigree.smoke.trial;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void aLossFarBelowChanceAndDisorderIsPlausible() {
    assertTrue(Reading.plausible(new Loss(3.1, 7.9, 4.5, 10.4)));
    assertFalse(Reading.plausible(new Loss(3.1, 7.9, 3.3, 10.4)));
    assertFalse(Reading.plausible(new Loss(3.1, 3.2, 4.5, 10.4)));
    assertFalse(Reading.plausible(new Loss(9.0, 12, 11, 10.4)));
  }

  @Test
  void aModelTrainedOnOtherTextIsNotAccused() {
    Loss other = new Loss(10.578, 11.731, 10.2, 6.238);
    assertFalse(Reading.plausible(other));
    assertFalse(Reading.senseless(other));
  }

  @Test
  void aModelThatMakesNothingOfOrderDoesNotRead() {
    assertTrue(Reading.senseless(new Loss(7.025, 6.971, 7.0, 6.461)));
  }
}
