package dev.pedigree.lineage.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.weights.DescentReader.Way;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.lineage.weights.Kinship.StreamOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenViewTest {
  private static final Sample BASE = MadeModel.trained(1, 4);

  @Test
  void aCopyWhoseUnitsAreMixedByARotationIsFoundByItsNeurons() {
    Sample copy = rotated(BASE, 5);
    Kinship kinship = KinshipMeter.of(BASE, copy);
    assertEquals(Finding.DERIVED, kinship.finding());
    assertEquals(StreamOrder.ROTATED, kinship.stream());
    assertEquals(MadeModel.FFN, kinship.units().found());
    assertEquals(List.of(0, 1, 2, 3), kinship.originsOfB());
    assertTrue(kinship.all().change() < 1e-5, "change " + kinship.all().change());
    assertEquals(Descent.ROTATED_COPY, DescentReader.descent(BASE, copy, kinship, Way.A_TO_B));
  }

  @Test
  void itIsFoundAfterTrainingTooAndIsNoCopyThen() {
    Sample child = MadeModel.noised(rotated(BASE, 5), 0.4, 6);
    Kinship kinship = KinshipMeter.of(child, BASE);
    assertEquals(Finding.DERIVED, kinship.finding());
    assertEquals(StreamOrder.ROTATED, kinship.stream());
    assertEquals(Descent.FINETUNE, DescentReader.descent(child, BASE, kinship, Way.B_TO_A));
  }

  @Test
  void itIsFoundWhereNeuronsWereMovedAsWell() {
    List<Integer> order = IntStream.range(0, MadeModel.FFN).mapToObj(i -> 5 * i % 64).toList();
    Sample moved =
        MadeModel.changed(
            rotated(BASE, 5),
            (slot, numbers) ->
                switch (slot.role().role()) {
                  case FFN_GATE, FFN_UP -> ordered(numbers, order);
                  case FFN_DOWN -> ordered(numbers.transposed(), order).transposed();
                  default -> numbers;
                });
    Kinship kinship = KinshipMeter.of(BASE, moved);
    assertEquals(Finding.DERIVED, kinship.finding());
    assertEquals(StreamOrder.ROTATED, kinship.stream());
    assertTrue(kinship.movedInside());
    assertEquals(List.of(0, 1, 2, 3), kinship.originsOfB());
    assertTrue(kinship.all().change() < 1e-5, "change " + kinship.all().change());
  }

  private static Numbers ordered(Numbers rows, List<Integer> order) {
    return MadeModel.numbers(
        rows.rows(), rows.columns(), (r, c) -> MadeModel.at(rows, order.get(r), c));
  }

  @Test
  void rotatedStrangersStayIndependentAndARotatedCopyWouldHaveBeenSeen() {
    for (int seed = 2; seed < 8; seed++) {
      Kinship kinship = KinshipMeter.of(BASE, rotated(MadeModel.trained(seed, 4), seed));
      assertEquals(Finding.INDEPENDENT, kinship.finding());
      assertTrue(kinship.sawRotated());
    }
  }

  @Test
  void rotatedRandomNumbersThatLearnedNothingShowNoDescent() {
    Random random = new Random(9);
    Sample start =
        MadeModel.changed(
            BASE,
            (slot, numbers) ->
                MadeModel.numbers(
                    numbers.rows(), numbers.columns(), (r, c) -> random.nextGaussian()));
    Kinship kinship = KinshipMeter.of(start, rotated(start, 5));
    assertEquals(Finding.UNKNOWN, kinship.finding());
    assertEquals(Kinship.Start.UNTRAINED, kinship.start());
  }

  /** The same function: gains are multiplied into what reads them, and all units are mixed. */
  private static Sample rotated(Sample of, int seed) {
    int width = MadeModel.WIDTH;
    Random random = new Random(seed);
    double[][] mirrors = new double[width][];
    Arrays.setAll(mirrors, i -> random.doubles(width, -1, 1).toArray());
    return MadeModel.changed(
        of,
        (slot, numbers) -> {
          if (Residual.gains(slot.role())) {
            float[] ones = new float[width];
            Arrays.fill(ones, 1);
            return new Numbers(1, width, new int[] {0}, ones, 0);
          }
          return Residual.writes(slot.role())
              ? mirrored(numbers.transposed(), mirrors).transposed()
              : mirrored(Folded.of(of, slot), mirrors);
        });
  }

  /** Each row mirrored again and again, which is a rotation. */
  private static Numbers mirrored(Numbers rows, double[][] mirrors) {
    double[][] turned = new double[rows.rows()][rows.columns()];
    for (int r = 0; r < turned.length; r++) {
      double[] row = turned[r];
      for (int u = 0; u < row.length; u++) {
        row[u] = MadeModel.at(rows, r, u);
      }
      for (double[] mirror : mirrors) {
        double along = 2 * dot(row, mirror) / dot(mirror, mirror);
        for (int u = 0; u < row.length; u++) {
          row[u] -= along * mirror[u];
        }
      }
    }
    return MadeModel.numbers(rows.rows(), rows.columns(), (r, c) -> turned[r][c]);
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
