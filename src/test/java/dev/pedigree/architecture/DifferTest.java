package dev.pedigree.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferTest {
  private static final Fixture LLAMA = Fixture.of("llama-7b");

  private static Architecture llama(String key, Object value) {
    ObjectNode config = LLAMA.config().deepCopy();
    config.set(key, new ObjectMapper().valueToTree(value));
    return ArchitectureReader.read("here", config, List.of()).architecture().orElseThrow();
  }

  private static List<String> told(Architecture a, Architecture b) {
    return ArchitectureDiffer.diff(a, b).differences().stream()
        .map(d -> d.rule() + " " + d.level().word() + ": " + d.sentence().en())
        .toList();
  }

  @Test
  void anArchitectureDiffersFromItselfInNothing() {
    for (Fixture fixture : Fixture.all()) {
      ArchitectureDiff diff =
          ArchitectureDiffer.diff(fixture.architecture(), fixture.architecture());
      assertEquals(List.of(), diff.renames(), fixture.name());
      assertTrue(diff.differences().stream().allMatch(Difference::open), fixture.name() + diff);
    }
  }

  @Test
  void theSameDifferencesAreFoundFromEitherSide() {
    List<Fixture> all = Fixture.all();
    for (Fixture a : all) {
      for (Fixture b : all) {
        assertEquals(
            rules(ArchitectureDiffer.diff(a.architecture(), b.architecture())),
            rules(ArchitectureDiffer.diff(b.architecture(), a.architecture())),
            a + " and " + b);
      }
    }
  }

  private static List<String> rules(ArchitectureDiff diff) {
    return diff.differences().stream().map(Difference::rule).toList();
  }

  @Test
  void everyLevelIsTold() {
    assertEquals(
        List.of("feed-forward.activation design: activation: silu → relu"),
        told(LLAMA.architecture(), llama("hidden_act", "relu")));
    assertEquals(
        List.of("embedding.tied variation: output matrix: untied → tied"),
        told(LLAMA.architecture(), llama("tie_word_embeddings", true)));
    assertEquals(
        List.of("size.context hyper-parameter: context: 2048 → 4096"),
        told(LLAMA.architecture(), llama("max_position_embeddings", 4096)));
    assertEquals(
        List.of("hyper.norm_eps hyper-parameter: norm eps: 1e-6 → 1e-5"),
        told(LLAMA.architecture(), llama("rms_norm_eps", 1e-5)));
  }

  @Test
  void whatNobodyKnowsIsOpenAndNotAChange() {
    Architecture seen =
        ArchitectureReader.read("here", MissingNode.getInstance(), LLAMA.tensors())
            .architecture()
            .orElseThrow();
    ArchitectureDiff diff = ArchitectureDiffer.diff(LLAMA.architecture(), seen);
    assertEquals(Answer.UNKNOWN, diff.design());
    assertEquals(Answer.UNKNOWN, diff.shape());
    assertEquals(0, diff.distance().lines());
    Difference activation =
        diff.differences().stream()
            .filter(d -> d.rule().equals("feed-forward.activation"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        new Text(
            "activation: silu → unknown; not known, so they may differ or not",
            "激活函数：SiLU → 未知；有未知项，可能相同也可能不同"),
        activation.sentence());
  }

  @Test
  void theSameTensorsStoredTheOtherWayRoundAreNoRename() {
    assertEquals(
        List.of(),
        ArchitectureDiffer.diff(
                Fixture.of("llama-7b").architecture(), Fixture.of("llama-2-70b").architecture())
            .renames());
  }
}
