package dev.pedigree.lineage.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.lineage.signature.Resemblance.Outcome;
import dev.pedigree.lineage.signature.Resemblance.Why;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What two signatures show, also where somebody made them to deceive. */
class ResemblanceTest {
  private static final MadeSignature BASE = MadeSignature.trained(1);

  private static Resemblance with(MadeSignature other) {
    return ResemblanceReader.of(BASE.signature(), other.signature(), 1000);
  }

  @Test
  void aDescendantIsFoundAsLongAsMostOfWhatWasLearnedIsLeft() {
    for (double kept : new double[] {0.6, 0.75, 0.9, 0.999}) {
      Resemblance found = with(BASE.kept(kept, 2));
      assertTrue(found.shared(), "kept " + kept + ": " + found);
      assertTrue(found.p() <= 1e-9, "kept " + kept + ": " + found.p());
    }
  }

  @Test
  void ofAFartherDescendantNothingIsSaidEitherWay() {
    for (double kept : new double[] {0.2, 0.4}) {
      Resemblance far = with(BASE.kept(kept, 2));
      assertEquals(Outcome.UNDECIDED, far.outcome(), "kept " + kept + ": " + far);
      assertEquals(Why.START, far.why(), "kept " + kept + ": " + far);
    }
  }

  @Test
  void ofOneThatIsNotSeenItIsSaidWhatWouldHaveBeenSeen() {
    Resemblance far = with(BASE.kept(0.1, 2));
    assertEquals(Outcome.INDEPENDENT, far.outcome(), "" + far);
    assertEquals(0.3, far.kept());
  }

  @Test
  void equalRowsAreCountedAndNothingElseIs() {
    Resemblance copy = with(MadeSignature.trained(1));
    assertEquals(8, copy.identical());
    assertEquals(8, copy.tensors());
    assertEquals(0, with(BASE.kept(0.999, 2)).identical());
  }

  @Test
  void modelsThatWereTrainedApartAreIndependent() {
    for (int seed = 2; seed < 8; seed++) {
      Resemblance apart = with(MadeSignature.trained(seed));
      assertEquals(Outcome.INDEPENDENT, apart.outcome(), "" + apart);
      assertTrue(apart.kept() <= 0.7, "" + apart.kept());
    }
  }

  @Test
  void anotherWidthIsNotComparable() {
    Resemblance other = with(BASE.ofWidth(5120));
    assertEquals(Outcome.NOT_COMPARABLE, other.outcome());
    assertEquals(Why.WIDTH, other.why());
    assertFalse(other.orderSought());
  }

  @Test
  void aDescendantWithOtherTokensIsNoStranger() {
    MadeSignature tokens = BASE.with(MadeSignature.trained(5), true);
    assertTrue(with(tokens).shared(), "the layers show it");
    MadeSignature layers = BASE.with(MadeSignature.trained(5), false);
    assertTrue(with(layers).shared(), "the tokens show it");
  }

  @Test
  void whatBothStartFromIsNoDescent() {
    MadeSignature start = MadeSignature.started(9);
    Resemblance same = ResemblanceReader.of(start.signature(), start.signature(), 1);
    assertEquals(Outcome.UNDECIDED, same.outcome());
    assertEquals(Why.UNTRAINED, same.why());
  }

  @Test
  void twoTrainingsFromOneStartAreNotCalledDerived() {
    MadeSignature start = MadeSignature.started(9);
    for (double size : new double[] {0.1, 0.25, 0.5, 1, 2}) {
      Resemblance twins =
          ResemblanceReader.of(
              start.learned(11, size).signature(), start.learned(12, size).signature(), 1);
      assertFalse(twins.shared(), "learned " + size + ": " + twins);
      assertEquals(Outcome.UNDECIDED, twins.outcome(), "learned " + size + ": " + twins);
    }
  }

  @Test
  void rowsThatSayNothingShowNothing() {
    for (float[] filler : new float[][] {{0}, {0.25f}}) {
      MadeSignature empty =
          BASE.changed(
              values -> {
                float[] same = values.clone();
                Arrays.fill(same, filler[0]);
                return same;
              });
      Resemblance both = ResemblanceReader.of(empty.signature(), empty.signature(), 1);
      assertEquals(Outcome.UNDECIDED, both.outcome(), "" + both);
      assertEquals(Outcome.UNDECIDED, with(empty).outcome());
    }
  }

  @Test
  void rowsThatAreAllAlikeShowNothing() {
    MadeSignature padded = repeated(BASE);
    MadeSignature other = repeated(MadeSignature.trained(4));
    assertFalse(ResemblanceReader.of(padded.signature(), other.signature(), 1).shared());
  }

  private static MadeSignature repeated(MadeSignature of) {
    return of.changed(
        values -> {
          float[] same = values.clone();
          for (int i = 0; i < same.length; i++) {
            same[i] = values[i % 256];
          }
          return same;
        });
  }
}
