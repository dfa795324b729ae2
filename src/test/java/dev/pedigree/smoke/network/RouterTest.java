package dev.pedigree.smoke.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.trait.ExpertRouting.Scoring;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final int EXPERTS = 8;
  private static final int CHOSEN = 3;

  /** Why top-k-then-softmax (Granite, JetMoE, gpt-oss) and Mixtral's router are one value. */
  @Test
  void aSoftmaxOverTheChosenIsASoftmaxOverAllRenormalised() {
    Random random = new Random(3);
    Router router =
        new Router(
            Scoring.SOFTMAX,
            CHOSEN,
            1,
            1,
            null,
            1,
            1,
            0,
            0,
            null,
            1,
            Double.NEGATIVE_INFINITY,
            1e-20);
    for (int round = 0; round < 100; round++) {
      float[] outputs = outputs(random);
      Router.Choice choice = router.choose(outputs, 0, EXPERTS);
      double[] top = new double[CHOSEN];
      Arrays.setAll(top, i -> Math.exp(outputs[choice.experts()[i]]));
      double sum = Arrays.stream(top).sum();
      assertArrayEquals(Arrays.stream(top).map(x -> x / sum).toArray(), choice.weights(), 1e-12);
      float[] sorted = outputs.clone();
      Arrays.sort(sorted);
      assertEquals(sorted[EXPERTS - 1], outputs[choice.experts()[0]]);
      assertEquals(sorted[EXPERTS - CHOSEN], outputs[choice.experts()[CHOSEN - 1]]);
    }
  }

  /** A sum is no constant: what is divided by it is another router, scaled or not. */
  @Test
  void withoutRenormalisingTheWeightsOfTwoTokensHaveDifferentSums() {
    Random random = new Random(3);
    Router router =
        new Router(
            Scoring.SOFTMAX,
            CHOSEN,
            0,
            1,
            null,
            1,
            1,
            0,
            0,
            null,
            1,
            Double.NEGATIVE_INFINITY,
            1e-20);
    double first = Arrays.stream(router.choose(outputs(random), 0, EXPERTS).weights()).sum();
    double second = Arrays.stream(router.choose(outputs(random), 0, EXPERTS).weights()).sum();
    assertEquals(0.86, first, 0.14);
    assertEquals(true, Math.abs(first - second) > 1e-3);
  }

  @Test
  void weightsDividedByTheirTwoNormHaveLengthOne() {
    Router router =
        new Router(
            Scoring.SOFTMAX,
            CHOSEN,
            2,
            1,
            null,
            1,
            1,
            0,
            0,
            null,
            1,
            Double.NEGATIVE_INFINITY,
            1e-20);
    double[] weights = router.choose(outputs(new Random(3)), 0, EXPERTS).weights();
    assertEquals(1, Arrays.stream(weights).map(w -> w * w).sum(), 1e-12);
  }

  private static float[] outputs(Random random) {
    float[] outputs = new float[EXPERTS];
    for (int e = 0; e < EXPERTS; e++) {
      outputs[e] = (float) (3 * random.nextGaussian());
    }
    return outputs;
  }
}
