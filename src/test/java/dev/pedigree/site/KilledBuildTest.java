package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that write in place and are killed at any moment. */
@Tag("slow")
class KilledBuildTest {
  private static final int PAGES = 60;
  private static final int KILLS = 40;

  @TempDir Path root;
  @TempDir Path aside;

  /** Writes sites in an endless loop; all pages of a site have the same word, many times. */
  public static void main(String[] args) {
    for (int i = 0; ; i++) {
      write(Path.of(args[0]), site("word-" + (i % 9)));
      System.out.println(i);
    }
  }

  private static void write(Path site, SortedMap<String, byte[]> files) {
    try (SiteWriter writer = SiteWriter.open(site)) {
      files.forEach(writer::take);
      writer.finish();
    }
  }

  private static SortedMap<String, byte[]> site(String word) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < PAGES; i++) {
      byte[] page = (word + "\n").repeat(3000).getBytes(StandardCharsets.UTF_8);
      files.put("en/page-" + i + "/index.html", page);
    }
    return files;
  }

  @Test
  void whateverTheMomentOfTheKillEveryFileIsTheOldOrTheNewOneWhole() throws Exception {
    Path site = root.resolve("site");
    write(site, site("word-0"));
    Path log = Files.createFile(aside.resolve("log"));
    int halfway = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long before = Files.size(log);
      Process process = writer(site, log);
      while (Files.size(log) == before) {
        assertTrue(process.isAlive(), "the writer ended");
        Thread.sleep(1);
      }
      if (kill % 2 == 0) {
        Thread.sleep(kill % 20);
      } else {
        // A moment of the work and not of the clock, so that a busy machine does not matter.
        while (parts(site).size() < kill) {
          assertTrue(process.isAlive(), "the writer ended");
        }
      }
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      words(site);
      halfway += parts(site).isEmpty() ? 0 : 1;
    }
    assertTrue(halfway > 10, "killed in the middle of a site: " + halfway);

    write(site, site("the end"));

    assertEquals(List.of("the end"), words(site).stream().distinct().toList());
    assertEquals(List.of(), parts(site), "leftovers are swept");
  }

  private static List<Path> parts(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(f -> f.getFileName().toString().startsWith(".pedigree-part-")).toList();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        return List.of(); // It was put in place while its folder was read.
      }
      throw e;
    }
  }

  private static Process writer(Path site, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledBuildTest.class.getName(),
            site.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** The word of each page, which has to be the same on all of its lines. */
  private static List<String> words(Path site) throws IOException {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      List<String> lines = Files.readAllLines(site.resolve("en/page-" + i + "/index.html"));
      assertEquals(3000, lines.size(), "a torn page");
      assertEquals(1, lines.stream().distinct().count(), "a mixed page");
      words.add(lines.get(0));
    }
    return words;
  }
}
