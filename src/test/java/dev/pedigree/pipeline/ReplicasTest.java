package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ReplicasTest {
  @Test
  void everyCataloguedDesignRunsAsASmallCopy() {
    SortedMap<String, Snapshot> snapshots = new TreeMap<>();
    new SnapshotStore(Path.of("content/snapshots"))
        .readAll()
        .forEach(snapshot -> snapshots.put(snapshot.id(), snapshot));
    SortedMap<String, String> verdicts = new TreeMap<>();
    Replicas.run(snapshots, finding -> verdicts.put(finding.location().path(), finding.rule()))
        .forEach((id, result) -> verdicts.put(id, result.verdict().word() + " " + result.scope()));
    SortedMap<String, String> expected = new TreeMap<>();
    snapshots.keySet().forEach(id -> expected.put(id, "self-consistent REPLICA"));
    assertEquals(expected, verdicts);
  }
}
