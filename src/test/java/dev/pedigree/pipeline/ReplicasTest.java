package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.reading.ArchitectureReader.Reading;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.smoke.ReplicaCheck;
import dev.pedigree.smoke.ReplicaResults;
import dev.pedigree.smoke.SmokeResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ReplicasTest {
  @Test
  void everyCataloguedDesignRunsAsASmallCopy() {
    SortedMap<String, Reading> readings = readings(id -> true);
    SortedMap<String, String> verdicts = new TreeMap<>();
    Replicas.run(
            readings,
            new BuildMemory()::run,
            finding -> verdicts.put(finding.location().path(), finding.rule()))
        .forEach((id, result) -> verdicts.put(id, result.verdict().word() + " " + result.scope()));
    SortedMap<String, String> expected = new TreeMap<>();
    // An adapter has no design of its own.
    readings.forEach(
        (id, reading) ->
            expected.put(
                id,
                reading.architecture().isPresent()
                    ? "self-consistent REPLICA"
                    : "not-run NOTHING"));
    assertEquals(expected, verdicts);
  }

  @Test
  void modelsOfOneDesignAreRunOnceAndHaveTheirOwnNumberOfLayers() {
    ReplicaResults known = new ReplicaResults();
    SortedMap<String, SmokeResult> results =
        Replicas.run(
            readings(id -> id.matches("huggyllama/llama-(7|13)b")),
            reading -> ReplicaCheck.run(reading, known),
            finding -> {});
    assertEquals(1, known.designs());
    assertEquals(
        Map.of("huggyllama/llama-7b", 32, "huggyllama/llama-13b", 40),
        results.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().layers())));
  }

  private static SortedMap<String, Reading> readings(Predicate<String> wanted) {
    SortedMap<String, Reading> readings = new TreeMap<>();
    new SnapshotStore(Path.of("content/snapshots"))
        .readAll().stream()
            .filter(snapshot -> wanted.test(snapshot.id()))
            .forEach(
                snapshot ->
                    readings.put(snapshot.id(), AtlasBuilder.read(snapshot.id(), snapshot)));
    return readings;
  }
}
