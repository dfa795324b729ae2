package dev.pedigree.pipeline.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pedigree.AtomicFile;
import dev.pedigree.site.SiteWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk of 400 KiB that is full, and one that becomes read-only. Needs root. */
class FullDiskTest {
  @TempDir Path aside;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectories(aside.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs"), "only root may mount");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 20, 35, 39})
  void aSiteThatFindsNoRoomLeavesTheCurrentReleaseWhole(int fits) throws IOException {
    Releases releases = new Releases(disk);
    ReleaseFixture.publish(releases, site(40, 1000), 2);
    Path before = releases.current().orElseThrow();
    // The size of pages such that about this many of the next site fit on the disk.
    SortedMap<String, byte[]> next = site(40, 200_000 / fits);
    assertThrows(UncheckedIOException.class, () -> ReleaseFixture.publish(releases, next, 2));
    assertEquals(before, releases.current().orElseThrow());
    assertPages(40, 1000, before);
    ReleaseFixture.publish(releases, site(40, 1001), 2);
    assertPages(40, 1001, releases.current().orElseThrow());
    try (Stream<Path> left = Files.list(disk.resolve("releases"))) {
      assertEquals(2, left.count(), "leftovers are swept");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10, 15, 19})
  void aBuildInPlaceThatFindsNoRoomLeavesEachFileWholeOldOrNew(int fits) throws IOException {
    Path site = disk.resolve("site");
    inPlace(site, site(20, 5000));
    int larger = 5000 + 200_000 / fits;
    assertThrows(UncheckedIOException.class, () -> inPlace(site, site(20, larger)));
    try (Stream<Path> files = Files.walk(site)) {
      List<Long> sizes = new ArrayList<>();
      for (Path page : files.filter(f -> f.toString().endsWith("index.html")).toList()) {
        boolean part = page.getFileName().toString().startsWith(".");
        assertEquals(false, part, page::toString);
        sizes.add(Files.size(page));
      }
      assertEquals(20, sizes.size());
      sizes.removeIf(size -> size == 5000 || size == larger);
      assertEquals(List.of(), sizes, "torn pages");
    }
    inPlace(site, site(20, 4000));
    assertPages(20, 4000, site);
  }

  private static void inPlace(Path site, SortedMap<String, byte[]> files) {
    try (SiteWriter writer = SiteWriter.open(site)) {
      files.forEach(writer::take);
      writer.finish();
    }
  }

  @Test
  void aFolderThatMayNotBeWrittenAnyMoreStaysAsItIs() throws Exception {
    Releases releases = new Releases(disk);
    ReleaseFixture.publish(releases, site(5, 100), 2);
    run("mount", "-o", "remount,ro");
    assertThrows(
        UncheckedIOException.class, () -> ReleaseFixture.publish(releases, site(5, 200), 2));
    assertPages(5, 100, releases.current().orElseThrow());
  }

  @Test
  void aFileThatFindsNoRoomStaysAsItWas() throws IOException {
    Path file = disk.resolve("snapshot.json");
    AtomicFile.write(file, "whole".getBytes(StandardCharsets.UTF_8));
    assertThrows(IOException.class, () -> AtomicFile.write(file, new byte[600_000]));
    assertEquals("whole", Files.readString(file));
    try (Stream<Path> left = Files.list(disk)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  private static void assertPages(int count, int bytes, Path release) throws IOException {
    try (Stream<Path> files = Files.walk(release)) {
      List<Long> sizes = new ArrayList<>();
      for (Path page : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        sizes.add(Files.size(page));
      }
      assertEquals(count, sizes.size());
      assertEquals(List.of((long) bytes), sizes.stream().distinct().toList());
    }
  }

  private static SortedMap<String, byte[]> site(int pages, int bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < pages; i++) {
      byte[] page = new byte[bytes];
      Arrays.fill(page, (byte) 'x');
      files.put("en/page-" + i + "/index.html", page);
    }
    return files;
  }

  /** Runs a command on the disk. */
  private boolean run(String... command) throws Exception {
    List<String> words = Stream.concat(Stream.of(command), Stream.of(disk.toString())).toList();
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
