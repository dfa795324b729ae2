package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.reading.SharedRepo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site of repositories as they are found: one entry for each of the shared cases, crawled and
 * built. Links that lead nowhere are errors of the build.
 */
@Tag("shared")
class SharedWildSiteTest {
  @TempDir Path folder;

  @Test
  void everyCaseHasAPageThatSaysWhatIsKnownAndWhatIsNot() throws Exception {
    try (WildCatalog catalog = new WildCatalog(folder)) {
      int cases = 0;
      for (Path one : list(SharedRepo.shared().resolve("wild"))) {
        // The cases of site content are no repositories.
        if (Files.isDirectory(one) && !Files.isDirectory(one.resolve("content"))) {
          cases++;
          add(catalog, one);
        }
      }
      assertTrue(cases > 60 && catalog.ids().size() > 120, catalog.ids().toString());
      assertEquals(
          Map.of("wild/c02-empty-repository-repo", "crawl.empty"), WildPages.crawl(catalog));

      Map<String, String> shown = WildPages.build(catalog, folder.resolve("site"));

      assertEquals("unread", shown.get("wild/c02-empty-repository-repo"));
      assertEquals("empty", shown.get("wild/c01-branches-hold-the-weights-repo"));
      assertEquals("adapter", shown.get("wild/y04-adapter-variants-ia3"));
      assertEquals("", shown.get("wild/x01-wrapper-prefixes-plain"));
    }
  }

  /** The case as a whole, each of its folders, and each repository that is packed in it. */
  private void add(WildCatalog catalog, Path one) throws Exception {
    boolean files = false;
    for (Path part : list(one)) {
      String name = part.getFileName().toString();
      String entry = one.getFileName() + "-" + name.replaceFirst("\\..*", "");
      if (Files.isDirectory(part)) {
        catalog.add(entry, part);
      } else if (name.endsWith(".bundle")) {
        run("git", "clone", "-q", "--bare", part.toString(), catalog.entry(entry).toString());
      } else if (name.endsWith(".tar.gz")) {
        Path unpacked = Files.createTempDirectory(folder, "unpacked");
        run("tar", "-xzf", part.toString(), "-C", unpacked.toString());
        Files.move(list(unpacked).get(0), catalog.entry(entry));
      } else {
        files = true;
      }
    }
    if (files) {
      catalog.add(one.getFileName().toString(), one);
    }
  }

  private static List<Path> list(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
