package dev.pedigree.pipeline.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that publishes is killed at a hundred moments, and readers see a complete site each
 * time.
 */
@Tag("slow")
class KilledPublicationTest {
  private static final int PAGES = 40;
  private static final int KILLS = 100;

  @TempDir Path root;
  @TempDir Path aside;

  /** Publishes sites in an endless loop; all pages of a site have the same word. */
  public static void main(String[] args) throws IOException {
    Releases releases = new Releases(Path.of(args[0]));
    for (int i = Integer.parseInt(args[1]); ; i++) {
      ReleaseFixture.publish(releases, site("word-" + i), 2);
      System.out.println(i);
    }
  }

  @Test
  void whateverTheMomentOfTheKillTheCurrentReleaseIsWhole() throws Exception {
    Releases releases = new Releases(root);
    ReleaseFixture.publish(releases, site("word-0"), 2);
    int halfway = 0;
    Path log = Files.createFile(aside.resolve("log"));
    for (int kill = 0; kill < KILLS; kill++) {
      long before = Files.size(log);
      Process process = publisher(log, 1000 * (kill + 1));
      while (Files.size(log) == before) {
        assertTrue(process.isAlive(), () -> "the publisher ended: " + text(log));
        Thread.sleep(2);
      }
      Thread.sleep(kill % 25);
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      assertWhole(releases.current().orElseThrow());
      halfway += Files.exists(root.resolve("releases/staging")) ? 1 : 0;
    }
    assertTrue(halfway > 10, "killed in the middle of a publication: " + halfway);
    ReleaseFixture.publish(releases, site("the end"), 2);
    assertWhole(releases.current().orElseThrow());
    try (Stream<Path> left = Files.list(root.resolve("releases"))) {
      assertEquals(2, left.count(), "leftovers are swept");
    }
  }

  private Process publisher(Path log, int first) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledPublicationTest.class.getName(),
            root.toString(),
            Integer.toString(first))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static void assertWhole(Path release) throws IOException {
    try (Stream<Path> files = Files.walk(release)) {
      Map<String, Long> words =
          files
              .filter(f -> f.toString().endsWith(".html"))
              .collect(Collectors.groupingBy(KilledPublicationTest::text, Collectors.counting()));
      assertEquals(1, words.size(), "pages of one site only: " + words);
      assertEquals(PAGES, words.values().iterator().next());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SortedMap<String, byte[]> site(String word) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < PAGES; i++) {
      files.put("en/page-" + i + "/index.html", word.getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
