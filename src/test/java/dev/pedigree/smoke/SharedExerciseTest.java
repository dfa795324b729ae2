package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.SharedRepo;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class SharedExerciseTest {

  @Test
  void aChangedElementMovesTheLogits() throws IOException {
    Map<String, Integer> noticed = new TreeMap<>();
    Map<String, String> missed = new TreeMap<>();
    int all = 0;
    for (GoldenCase golden : SharedGoldenTest.cases(SharedRepo.shared().resolve("golden"))) {
      if (golden.config().equals("config.json")) {
        for (SmokeResult.Element element : golden.check().elements()) {
          all++;
          if (element.exercised()) {
            noticed.merge(element.name(), 1, Integer::sum);
          } else {
            missed.merge(
                element.name(), golden.folder().getFileName().toString(), (a, b) -> a + " " + b);
          }
        }
      }
    }
    System.out.println("noticed " + noticed);
    System.out.println("not exercised " + missed);
    int seen = noticed.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(seen + " of " + all);
    assertTrue(seen > 0.9 * all, seen + " of " + all);
  }
}
