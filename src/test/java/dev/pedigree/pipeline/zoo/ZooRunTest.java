package dev.pedigree.pipeline.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.Embedded;
import dev.pedigree.lineage.zoo.Rate;
import dev.pedigree.lineage.zoo.ZooScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The zoo that travels with the program is judged as the site promises. */
@Tag("slow")
class ZooRunTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private static List<Path> before;
  private static ZooScore score;

  @BeforeAll
  static void run() throws IOException {
    before = folders();
    score = ZooRun.of(Embedded.folder("zoo"));
  }

  @Test
  void noStrangersAreCalledDerived() {
    assertEquals(new Rate(0, 89), score.strangers(), () -> score.wrong().toString());
  }

  @Test
  void atLeastNineteenOfTwentyRelativesAreFound() {
    assertEquals(121, score.relatives().of());
    assertTrue(share(score.relatives()) >= 0.95, () -> score.wrong().toString());
  }

  @Test
  void parentsAndKindsAreRightForAtLeastSeventeenOfTwentyModels() {
    assertEquals(22, score.relations().of());
    assertTrue(share(score.parents()) >= 0.85, this::members);
    assertTrue(share(score.relations()) >= 0.85, this::members);
  }

  @Test
  void allModelsReadThePassagesAtTheRecordedCost() {
    assertEquals(new Rate(0, 22), score.runs(), this::members);
  }

  @Test
  void noTrueStatementIsContradictedAndTheFalseOneIs() {
    assertEquals(0, score.claims().wrong(), this::members);
    assertTrue(score.claims().of() >= 8);
  }

  @Test
  void theTrainingsAreCountedApart() {
    assertEquals(5, score.lines());
    assertEquals(new Rate(0, 10), score.trainings());
  }

  @Test
  void noTemporaryFolderIsLeft() throws IOException {
    List<Path> left = new ArrayList<>(folders());
    left.removeAll(before);
    assertEquals(List.of(), left);
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(TEMPORARY)) {
      return all.filter(f -> f.getFileName().toString().startsWith("pedigree-zoo"))
          .sorted()
          .toList();
    }
  }

  private static double share(Rate rate) {
    return (double) rate.right() / rate.of();
  }

  private String members() {
    return score.members().stream().filter(m -> !m.right() || !m.runs()).toList().toString();
  }
}
