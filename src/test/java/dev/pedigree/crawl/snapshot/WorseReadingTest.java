package dev.pedigree.crawl.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorseReadingTest {
  private static final JsonNode CONFIG = JsonNodeFactory.instance.objectNode();

  private final Snapshot stored = snapshot(CONFIG, 1000);

  @Test
  void halfOfTheNumbersIsEnoughAndLessIsWorse() {
    assertEquals(List.of(), WorseReading.of(stored, snapshot(CONFIG, 500)));
    assertEquals(
        List.of("the weights hold 499 numbers; before they held 1000"),
        worse(snapshot(CONFIG, 499)));
  }

  @Test
  void aLostConfigurationIsWorseAndOneThatWasNeverThereIsNot() {
    assertEquals(
        List.of("the repository has no readable configuration any more"),
        worse(snapshot(MissingNode.getInstance(), 1000)));
    Snapshot without = snapshot(MissingNode.getInstance(), 1000);
    assertEquals(List.of(), WorseReading.of(without, without));
  }

  @Test
  void aRebuiltSnapshotIsReplacedByAnyReadingThatShowsTensors() {
    Snapshot rebuilt = rebuilt(stored);
    Finding holes =
        Finding.warning("crawl.headers-missing", Location.of("a"), "files", 1, "all", 2);
    assertEquals(List.of(), WorseReading.of(rebuilt, snapshot(MissingNode.getInstance(), 1)));
    assertEquals(List.of(), WorseReading.of(rebuilt, snapshot(CONFIG, 1000, holes)));
    assertEquals(
        List.of("crawl.worse.weights", "crawl.headers-missing"),
        WorseReading.of(rebuilt, snapshot(CONFIG, 0, holes)).stream().map(Finding::rule).toList());
  }

  @Test
  void aReadingThatLacksAShardWhichTheIndexNamesIsWorseThanAnyEarlierOne() {
    Finding missing =
        Finding.error("weights.missing-shard", Location.of("a"), "file", "b", "tensors", 3);
    Snapshot fresh = snapshot(CONFIG, 900, missing);
    assertEquals(List.of(missing), WorseReading.of(stored, fresh));
    assertEquals(List.of(missing), WorseReading.of(rebuilt(stored), fresh));
    assertEquals(List.of(), WorseReading.of(fresh, fresh));
  }

  @Test
  void aRebuiltSnapshotWithoutTensorsIsReplacedByAnyConfiguration() {
    Snapshot rebuilt = rebuilt(snapshot(CONFIG, 0));
    assertEquals(List.of(), WorseReading.of(rebuilt, snapshot(CONFIG, 0)));
    assertEquals(
        List.of("crawl.worse.config"),
        WorseReading.of(rebuilt, snapshot(MissingNode.getInstance(), 0)).stream()
            .map(Finding::rule)
            .toList());
  }

  @Test
  void whatAServerAnsweredStandsBeforeWhatIsMissingBecauseOfIt() {
    Finding refused =
        Finding.warning("crawl.lfs-refused", Location.of("a"), "code", 403, "text", "");
    Finding holes =
        Finding.warning("crawl.headers-missing", Location.of("a"), "files", 1, "all", 2);
    Snapshot fresh = snapshot(CONFIG, 0, holes, refused);
    assertEquals(
        List.of("crawl.lfs-refused", "crawl.worse.weights", "crawl.headers-missing"),
        WorseReading.of(stored, fresh).stream().map(Finding::rule).toList());
  }

  @Test
  void whatTheStoredReadingLackedTooIsNotWorse() {
    Finding holes =
        Finding.warning("crawl.headers-missing", Location.of("a"), "files", 1, "all", 2);
    assertEquals(
        List.of(), WorseReading.of(snapshot(CONFIG, 1000, holes), snapshot(CONFIG, 1000, holes)));
    assertEquals(List.of(holes), WorseReading.of(stored, snapshot(CONFIG, 1000, holes)));
  }

  private List<String> worse(Snapshot fresh) {
    return WorseReading.of(stored, fresh).stream().map(f -> f.message().en()).toList();
  }

  private static Snapshot rebuilt(Snapshot live) {
    return new Snapshot(
        live.id(),
        live.source(),
        new Rebuilt(new TreeMap<>(), List.of()),
        live.config(),
        live.card(),
        List.of(),
        live.tensors(),
        List.of());
  }

  private static Snapshot snapshot(JsonNode config, long numbers, Finding... findings) {
    return new Snapshot(
        "lab/heron",
        "https://example.org/lab/heron",
        new Snapshot.Live(
            new Snapshot.Revision("1f".repeat(20), "2026-01-02T03:04:05Z", "main"), List.of()),
        config,
        MissingNode.getInstance(),
        List.of(),
        numbers == 0 ? List.of() : List.of(new TensorPattern("w", "F32", List.of(numbers))),
        List.of(findings));
  }
}
