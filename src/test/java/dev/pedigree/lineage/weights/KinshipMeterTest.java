package dev.pedigree.lineage.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.weights.DescentReader.Way;
import dev.pedigree.lineage.weights.Kinship.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KinshipMeterTest {
  private static final Sample BASE = MadeModel.trained(1, 4);

  @Test
  void modelsThatWereTrainedApartOnTheSameTextsAreIndependent() {
    List<Sample> apart =
        IntStream.range(1, 9).mapToObj(seed -> MadeModel.trained(seed, 4)).toList();
    int most = 0;
    for (int a = 0; a < apart.size(); a++) {
      for (int b = a + 1; b < apart.size(); b++) {
        Kinship kinship = KinshipMeter.of(apart.get(a), apart.get(b));
        assertEquals(Finding.INDEPENDENT, kinship.finding());
        assertEquals(0.3, kinship.sawInPlace());
        most = Math.max(most, kinship.units().found());
      }
    }
    // Of 28 pairs with four tests each: five fixed points have a probability of 1/120 a test.
    assertTrue(most < 8, most + " units in place by chance");
  }

  @Test
  void aCopyIsTheSame() {
    Kinship kinship = KinshipMeter.of(BASE, BASE);
    assertEquals(Finding.SAME, kinship.finding());
    assertEquals(Descent.RENAMED_COPY, descent(BASE, BASE));
  }

  @Test
  void addedNoiseIsSeenAndCalledNoise() {
    Sample child = MadeModel.noised(BASE, 0.05, 3);
    assertEquals(Finding.DERIVED, KinshipMeter.of(BASE, child).finding());
    assertEquals(Descent.NOISED_COPY, descent(BASE, child));
  }

  @Test
  void trainingThatLeavesHalfOfTheWeightsIsSeen() {
    Sample child = MadeModel.noised(BASE, 1.2, 3);
    assertEquals(Finding.DERIVED, KinshipMeter.of(BASE, child).finding());
    assertEquals(Descent.CONTINUED_PRETRAIN, descent(BASE, child));
  }

  @Test
  void droppedAndRepeatedLayersAreTraced() {
    Sample pruned = MadeModel.noised(MadeModel.layers(BASE, 0, 2, 3), 0.1, 4);
    Kinship fewer = KinshipMeter.of(BASE, pruned);
    assertEquals(List.of(0, 2, 3), fewer.originsOfB());
    assertEquals(Descent.PRUNED, descent(BASE, pruned));
    assertEquals(Way.A_TO_B, DescentReader.way(BASE, pruned, fewer).orElseThrow());
    Sample larger = MadeModel.noised(MadeModel.layers(BASE, 0, 1, 2, 1, 2, 3), 0.1, 4);
    Kinship more = KinshipMeter.of(larger, BASE);
    assertEquals(List.of(0, 1, 2, 1, 2, 3), more.originsOfA());
    assertEquals(Way.B_TO_A, DescentReader.way(larger, BASE, more).orElseThrow());
  }

  @Test
  void unitsNeuronsAndHeadsInAnotherOrderAreFound() {
    Sample moved = reordered(BASE, 5);
    Kinship kinship = KinshipMeter.of(BASE, moved);
    assertEquals(Finding.DERIVED, kinship.finding());
    assertEquals(Kinship.StreamOrder.REORDERED, kinship.stream());
    assertTrue(kinship.movedInside());
    assertTrue(kinship.all().same());
    assertEquals(Descent.PERMUTED_COPY, descent(BASE, moved));
  }

  @Test
  void anOrderIsFoundThroughTrainingAndNoneIsFoundBetweenStrangers() {
    Sample trained = MadeModel.noised(reordered(BASE, 5), 0.4, 6);
    assertEquals(Finding.DERIVED, KinshipMeter.of(BASE, trained).finding());
    for (int seed = 2; seed < 8; seed++) {
      Sample stranger = reordered(MadeModel.trained(seed, 4), seed);
      assertEquals(Finding.INDEPENDENT, KinshipMeter.of(BASE, stranger).finding());
    }
  }

  @Test
  void headsThatShareKeysAndAreAlikeAreFoundInEachOthersPlaces() {
    Sample alike =
        MadeModel.changed(
            BASE,
            (slot, numbers) ->
                slot.role().role() == Role.ATTN_Q
                    ? MadeModel.numbers(
                        numbers.rows(),
                        numbers.columns(),
                        (r, c) ->
                            MadeModel.at(numbers, r, c)
                                + (odd(r) ? 0.8 * MadeModel.at(numbers, r - MadeModel.DIM, c) : 0))
                    : numbers);
    List<Integer> swapped =
        IntStream.range(0, MadeModel.HEADS * MadeModel.DIM)
            .mapToObj(r -> odd(r) ? r - MadeModel.DIM : r + MadeModel.DIM)
            .toList();
    List<Integer> same = IntStream.range(0, MadeModel.WIDTH).boxed().toList();
    Sample moved =
        MadeModel.changed(
            alike,
            (slot, numbers) ->
                switch (slot.role().role()) {
                  case ATTN_Q -> picked(numbers, swapped, same);
                  case ATTN_OUT -> picked(numbers, same, swapped);
                  default -> numbers;
                });
    Kinship kinship = KinshipMeter.of(alike, moved);
    assertTrue(kinship.movedInside());
    assertTrue(kinship.all().same());
  }

  @Test
  void layersWhoseHeadsAndNeuronsMovedAreFoundBesideOthersThatStayed() {
    List<Integer> same = IntStream.range(0, MadeModel.WIDTH).boxed().toList();
    Sample moved =
        MadeModel.changed(
            BASE,
            (slot, numbers) ->
                slot.layer() % 2 == 0 || slot.layer() < 0
                    ? numbers
                    : switch (slot.role().role()) {
                      case ATTN_Q, ATTN_K, ATTN_V ->
                          picked(numbers, backwards(numbers.rows(), MadeModel.DIM), same);
                      case ATTN_OUT ->
                          picked(numbers, same, backwards(numbers.columns(), MadeModel.DIM));
                      case FFN_GATE, FFN_UP -> picked(numbers, backwards(numbers.rows(), 1), same);
                      case FFN_DOWN -> picked(numbers, same, backwards(numbers.columns(), 1));
                      default -> numbers;
                    });
    Kinship kinship = KinshipMeter.of(BASE, moved);
    assertEquals(List.of(0, 1, 2, 3), kinship.originsOfB());
    assertTrue(kinship.all().same());
  }

  /** Blocks of one size in the opposite order. */
  private static List<Integer> backwards(int count, int block) {
    return IntStream.range(0, count)
        .mapToObj(i -> count - block * (i / block + 1) + i % block)
        .toList();
  }

  @Test
  void aLayerThatWasLeftOutIsNotTakenForItsNeighbour() {
    Random random = new Random(9);
    double[] shared = random.doubles(MadeModel.WIDTH, -2, 2).toArray();
    Sample alike =
        MadeModel.changed(
            BASE,
            (slot, numbers) -> {
              double[] own = random.doubles(numbers.rows(), -2, 2).toArray();
              boolean reads = slot.layer() >= 0 && Residual.reads(slot.role());
              return MadeModel.numbers(
                  numbers.rows(),
                  numbers.columns(),
                  (r, c) -> MadeModel.at(numbers, r, c) + (reads ? own[r] * shared[c] : 0));
            });
    Sample pruned = MadeModel.layers(alike, 0, 2, 3);
    Kinship kinship = KinshipMeter.of(pruned, MadeModel.noised(alike, 0.1, 4));
    assertEquals(List.of(0, -1, 1, 2), kinship.originsOfB());
  }

  private static boolean odd(int row) {
    return row / MadeModel.DIM % 2 == 1;
  }

  @Test
  void anOrderIsFoundWhereMostTokensWereNeverSeenAndLookAlike() {
    Sample few = fewTokensSeen(BASE);
    Kinship kinship = KinshipMeter.of(few, reordered(few, 5));
    assertEquals(Finding.DERIVED, kinship.finding());
    assertEquals(Kinship.StreamOrder.REORDERED, kinship.stream());
    for (int seed = 2; seed < 5; seed++) {
      Sample stranger = fewTokensSeen(MadeModel.trained(seed, 4));
      assertEquals(Finding.INDEPENDENT, KinshipMeter.of(few, stranger).finding());
    }
  }

  /** All tokens but 60 have nearly the same numbers. */
  private static Sample fewTokensSeen(Sample of) {
    return MadeModel.changed(
        of,
        (slot, numbers) ->
            slot.role().role() == Role.EMBED || slot.role().role() == Role.HEAD
                ? MadeModel.numbers(
                    numbers.rows(),
                    numbers.columns(),
                    (r, c) ->
                        r < 60
                            ? 0.5 * MadeModel.at(numbers, r, c)
                            : 3 * MadeModel.at(numbers, 60, c) + 0.05 * MadeModel.at(numbers, r, c))
                : numbers);
  }

  @Test
  void factorsThatAreMovedBetweenMatricesHideNothing() {
    Sample scaled =
        MadeModel.changed(
            BASE,
            (slot, numbers) ->
                switch (slot.role().role()) {
                  case ATTN_NORM, FFN_NORM ->
                      MadeModel.numbers(numbers.rows(), numbers.columns(), (r, c) -> 1.0);
                  case ATTN_Q, ATTN_K, ATTN_V -> folded(numbers, gains(slot, Role.ATTN_NORM));
                  case FFN_GATE, FFN_UP -> folded(numbers, gains(slot, Role.FFN_NORM));
                  default -> numbers;
                });
    assertEquals(Finding.DERIVED, KinshipMeter.of(BASE, scaled).finding());
    assertEquals(Descent.RESCALED_COPY, descent(BASE, scaled));
  }

  @Test
  void equalRandomNumbersOfModelsThatLearnedNothingShowNoDescent() {
    Sample start = untrained(1);
    Kinship kinship = KinshipMeter.of(start, MadeModel.noised(start, 0.2, 2));
    assertEquals(Kinship.Start.UNTRAINED, kinship.start());
    assertEquals(Finding.UNKNOWN, kinship.finding());
    assertEquals(
        Kinship.Start.NOTHING, KinshipMeter.of(BASE, MadeModel.noised(BASE, 0.2, 2)).start());
  }

  @Test
  void twoTrainingsFromOneStartShowNoDescentAndHeavyTrainingStillDoes() {
    Sample start = untrained(1);
    Kinship apart =
        KinshipMeter.of(
            MadeModel.mean(start, MadeModel.trained(21, 4), 0.5),
            MadeModel.mean(start, MadeModel.trained(22, 4), 0.5));
    assertTrue(apart.units().decides(), "they are alike: " + apart.units());
    assertEquals(Kinship.Start.LEARNED_APART, apart.start());
    assertEquals(Finding.UNKNOWN, apart.finding());

    Kinship child = KinshipMeter.of(BASE, MadeModel.mean(BASE, MadeModel.trained(22, 4), 0.6));
    assertEquals(Kinship.Start.NOTHING, child.start());
    assertEquals(Finding.DERIVED, child.finding());
  }

  @Test
  void probabilitiesAreThoseOfFixedPoints() {
    assertEquals(Math.log10(1 / 3628800.0), new UnitsFound(10, 64, 9, 1).log10p(), 1e-9);
    assertEquals(Math.log10(50 / 3628800.0), new UnitsFound(10, 64, 9, 50).log10p(), 1e-9);
    assertFalse(new UnitsFound(12, 64, 9, 1).decides());
    assertTrue(new UnitsFound(13, 64, 9, 1).decides());
    assertFalse(new UnitsFound(13, 512, 9, 1).decides());
  }

  private static Descent descent(Sample parent, Sample child) {
    return DescentReader.descent(parent, child, KinshipMeter.of(parent, child), Way.A_TO_B);
  }

  private static Numbers gains(Slot slot, Role norm) {
    return BASE.get(new Slot(norm.weight(), slot.layer(), -1));
  }

  private static Numbers folded(Numbers numbers, Numbers gains) {
    return MadeModel.numbers(
        numbers.rows(),
        numbers.columns(),
        (r, c) -> MadeModel.at(numbers, r, c) * MadeModel.at(gains, 0, c));
  }

  private static Sample untrained(int seed) {
    Random random = new Random(seed);
    return MadeModel.changed(
        BASE,
        (slot, numbers) ->
            MadeModel.numbers(numbers.rows(), numbers.columns(), (r, c) -> random.nextGaussian()));
  }

  /** The same function with everything in another order that can be. */
  private static Sample reordered(Sample of, int seed) {
    Random random = new Random(seed);
    List<Integer> units = shuffled(MadeModel.WIDTH, random);
    Map<Integer, List<Integer>> neurons = new LinkedHashMap<>();
    Map<Integer, List<Integer>> queries = new LinkedHashMap<>();
    Map<Integer, List<Integer>> keys = new LinkedHashMap<>();
    int each = MadeModel.HEADS / MadeModel.KV;
    for (int layer = 0; layer < of.layers(); layer++) {
      neurons.put(layer, shuffled(MadeModel.FFN, random));
      List<Integer> groups = shuffled(MadeModel.KV, random);
      List<Integer> heads =
          groups.stream()
              .flatMap(group -> IntStream.range(0, each).mapToObj(h -> group * each + h))
              .toList();
      keys.put(layer, rows(groups));
      queries.put(layer, rows(heads));
    }
    return MadeModel.changed(
        of,
        (slot, numbers) -> {
          int layer = slot.layer();
          return switch (slot.role().role()) {
            case ATTN_Q -> picked(numbers, queries.get(layer), units);
            case ATTN_K, ATTN_V -> picked(numbers, keys.get(layer), units);
            case ATTN_OUT -> picked(numbers, units, queries.get(layer));
            case FFN_GATE, FFN_UP -> picked(numbers, neurons.get(layer), units);
            case FFN_DOWN -> picked(numbers, units, neurons.get(layer));
            default -> picked(numbers, inOrder(numbers.rows()), units);
          };
        });
  }

  private static List<Integer> rows(List<Integer> heads) {
    return heads.stream()
        .flatMap(h -> IntStream.range(0, MadeModel.DIM).mapToObj(d -> h * MadeModel.DIM + d))
        .toList();
  }

  private static List<Integer> inOrder(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static List<Integer> shuffled(int count, Random random) {
    List<Integer> order = IntStream.range(0, count).boxed().collect(Collectors.toList());
    Collections.shuffle(order, random);
    return order;
  }

  private static Numbers picked(Numbers numbers, List<Integer> rows, List<Integer> columns) {
    return MadeModel.numbers(
        rows.size(), columns.size(), (r, c) -> MadeModel.at(numbers, rows.get(r), columns.get(c)));
  }
}
