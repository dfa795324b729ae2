package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The folders of the shared data, which hold headers only, read as model folders. */
@Tag("shared")
class SharedFoldersTest {

  @Test
  void everyFolderCountsTheParametersOfItsFactsFromItsHeaders() {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (SharedRepo repo : SharedRepo.all()) {
      Crawled crawled = ModelFolder.read(SharedRepo.shared().resolve("repos").resolve(repo.id()));
      Snapshot snapshot = crawled.snapshot();
      expected.put(
          repo.id(),
          repo.facts().at("/parameters/learned").asText()
              + " in "
              + repo.facts().at("/storage/files").asText()
              + " []");
      actual.put(
          repo.id(),
          ArchitectureReader.read(repo.id(), snapshot.config(), snapshot.tensors())
                  .architecture()
                  .map(Architecture::parameters)
                  .map(p -> Long.toString(p.total()))
                  .orElse("none")
              + " in "
              + crawled.headers().size()
              + " "
              + snapshot.findings());
    }
    assertEquals(lines(expected), lines(actual));
  }

  private static String lines(Map<String, String> map) {
    StringBuilder out = new StringBuilder();
    map.forEach((key, value) -> out.append(key).append(" = ").append(value).append('\n'));
    return out.toString();
  }
}
