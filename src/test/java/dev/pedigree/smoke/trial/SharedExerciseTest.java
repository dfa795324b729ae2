package dev.pedigree.smoke.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.smoke.GoldenCase;
import dev.pedigree.smoke.SharedGoldenTest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class SharedExerciseTest {
  private static final String ONE_PAIR =
      "A single pair of dimensions is rotated, by the position itself: pairing and base make no"
          + " difference.";
  private static final String EPS =
      "Beside the numbers of this run eps is too small to matter: ten times as much moves the logits"
          + " by #.";
  private static final String IDLE = "Nothing in this run depends on it.";

  @Test
  void aChangedElementMovesTheLogitsOrTheReasonIsSaid() throws IOException {
    Map<String, String> missed = new TreeMap<>();
    int all = 0;
    for (GoldenCase golden : SharedGoldenTest.cases(SharedRepo.shared().resolve("golden"))) {
      if (golden.config().equals("config.json")) {
        for (DesignElement element : golden.check().elements()) {
          all++;
          if (!element.exercised()) {
            String why = element.why().orElseThrow().en().replaceAll("\\d+\\.\\d+(e-\\d+)?", "#");
            missed.merge(
                element.name() + ": " + why,
                golden.folder().getFileName().toString(),
                (a, b) -> a + " " + b);
          }
        }
      }
    }
    System.out.println(all + " changes");
    assertEquals(
        new TreeMap<>(
            Map.of(
                "clip_qkv: No number of this run reaches the bound.",
                "dbrx",
                "experts.groups: " + IDLE,
                "deepseek_v2",
                "hyper.norm_eps: " + EPS,
                "gemma gemma2 gemma3_text olmo2 granite granitemoe glm glm4 exaone4",
                "rope.pairing: " + ONE_PAIR,
                "gpt_neox stablelm stablelm_12b",
                "rope_base: " + ONE_PAIR,
                "gpt_neox stablelm stablelm_12b",
                "rotary: " + IDLE,
                "minimax")),
        missed);
  }
}
