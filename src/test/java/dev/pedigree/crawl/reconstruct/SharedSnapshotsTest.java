package dev.pedigree.crawl.reconstruct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The snapshots of {@code content/snapshots} that are marked as reconstructed. They are compared
 * with a new reconstruction, or with {@code -Dpedigree.reconstruct=true} replaced by it.
 */
@Tag("shared")
class SharedSnapshotsTest {
  private static final Path CONTENT = Path.of("content");
  private static final SnapshotStore COMMITTED = new SnapshotStore(CONTENT.resolve("snapshots"));

  @Test
  void aFreshReconstructionGivesTheCommittedSnapshotsByteForByte(@TempDir Path temp)
      throws IOException {
    Catalog catalog = CatalogReader.read(CONTENT).catalog();
    List<PublishedFacts> facts = new ArrayList<>(PublishedFacts.all(shared("repos")));
    PublishedFacts.all(shared("repos-2026")).stream()
        .filter(one -> catalog.model(one.id()).isPresent())
        .forEach(facts::add);
    List<Snapshot> fresh = Reconstruction.snapshots(CONTENT, facts, temp.resolve("git"));

    SnapshotStore store = new SnapshotStore(temp.resolve("snapshots"));
    List<String> changed =
        fresh.stream()
            .filter(s -> Boolean.getBoolean("pedigree.reconstruct") && COMMITTED.write(s))
            .map(Snapshot::id)
            .toList();
    System.out.println(changed.size() + " snapshots written");
    Map<String, Snapshot> committed = new TreeMap<>();
    COMMITTED.readAll().forEach(s -> committed.put(s.id(), s));
    for (Snapshot snapshot : fresh) {
      store.write(snapshot);
      Snapshot before = committed.get(snapshot.id());
      if (before != null && before.live().isPresent()) {
        continue; // the real repository has been read since
      }
      assertEquals(store.read(snapshot.id()).orElseThrow(), before, snapshot.id());
    }
    assertEquals(facts.size(), fresh.size());
  }

  @Test
  void everySnapshotCountsTheParametersOfTheFacts() {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    Catalog catalog = CatalogReader.read(CONTENT).catalog();
    List<SharedRepo> repos = new ArrayList<>(SharedRepo.all());
    SharedRepo.all("repos-2026").stream()
        .filter(one -> catalog.model(one.id()).isPresent())
        .forEach(repos::add);
    for (SharedRepo repo : repos) {
      JsonNode facts = repo.facts();
      expected.put(repo.id(), facts.at("/parameters/learned").asText());
      actual.put(repo.id(), COMMITTED.read(repo.id()).map(this::parameters).orElse("no snapshot"));
    }
    assertEquals(lines(expected), lines(actual));
  }

  private static Path shared(String collection) {
    return SharedRepo.shared().resolve(collection);
  }

  private String parameters(Snapshot snapshot) {
    return ArchitectureReader.read(snapshot.id(), snapshot.config(), snapshot.tensors())
        .architecture()
        .map(Architecture::parameters)
        .map(p -> Long.toString(p.total()))
        .orElse("no architecture");
  }

  private static String lines(Map<String, String> map) {
    StringBuilder out = new StringBuilder();
    map.forEach((key, value) -> out.append(key).append(" = ").append(value).append('\n'));
    return out.toString();
  }
}
