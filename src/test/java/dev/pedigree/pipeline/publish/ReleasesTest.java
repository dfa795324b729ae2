package dev.pedigree.pipeline.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.diagnostics.FindingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {
  @TempDir Path root;
  private Releases releases;

  @BeforeEach
  void folder() {
    releases = new Releases(root.resolve("published"));
  }

  @Test
  void theFirstReleaseIsCurrentAndHoldsTheWholeSite() throws IOException {
    Path release = releases.publish(site("one"), summary(), 5).orElseThrow();
    assertEquals("000001", release.getFileName().toString());
    assertEquals("one", read("index.html"));
    assertEquals("one", read("en/index.html"));
    assertEquals(Optional.of(summary()), releases.summary());
  }

  @Test
  void aSiteOfTheSameBytesIsNotPublishedAgain() throws IOException {
    releases.publish(site("one"), summary(), 5);
    assertEquals(Optional.empty(), releases.publish(site("one"), summary(), 5));
    assertEquals(List.of("000001"), names());
  }

  @Test
  void aSiteThatOnlyLostAPageIsPublished() throws IOException {
    releases.publish(site("one"), summary(), 5);
    SortedMap<String, byte[]> less = site("one");
    less.remove("en/index.html");
    assertEquals("000002", releases.publish(less, summary(), 5).orElseThrow().getFileName() + "");
  }

  @Test
  void asManyReleasesStayAsAreKept() throws IOException {
    for (int i = 1; i <= 5; i++) {
      releases.publish(site("number " + i), summary(), 3);
    }
    assertEquals(List.of("000003", "000004", "000005"), names());
    assertEquals("number 5", read("index.html"));
  }

  @Test
  void rollbackShowsTheReleaseBeforeAndTheNextPublicationGoesOnCounting() throws IOException {
    releases.publish(site("one"), summary(), 5);
    releases.publish(site("two"), summary(), 5);
    assertEquals("000001", releases.rollback().getFileName().toString());
    assertEquals("one", read("index.html"));
    releases.publish(site("three"), summary(), 5);
    assertEquals(List.of("000001", "000002", "000003"), names());
    assertEquals("three", read("index.html"));
  }

  @Test
  void thereIsNoRollbackBeforeTheFirstRelease() throws IOException {
    releases.publish(site("one"), summary(), 5);
    FindingException e = assertThrows(FindingException.class, releases::rollback);
    assertEquals("there is no release before the current one", e.finding().message().en());
    assertEquals("one", read("index.html"));
  }

  @Test
  void aFolderCalledCurrentThatIsNoLinkIsLeftAlone() throws IOException {
    Path own = Files.createDirectories(root.resolve("published/current"));
    Files.writeString(own.resolve("mine.txt"), "mine");
    FindingException e =
        assertThrows(FindingException.class, () -> releases.publish(site("one"), summary(), 5));
    assertEquals("this is no link to a release, so it was left alone", e.finding().message().en());
    assertEquals("mine", Files.readString(own.resolve("mine.txt")));
  }

  @Test
  void whatAKilledRunLeftIsSweptByTheNext() throws IOException {
    releases.publish(site("one"), summary(), 5);
    Path staging = Files.createDirectories(root.resolve("published/releases/staging/en"));
    Files.writeString(staging.resolve("half.html"), "<p>ha");
    Files.createSymbolicLink(root.resolve("published/next"), Path.of("releases/000009"));
    releases.publish(site("two"), summary(), 5);
    assertEquals("two", read("index.html"));
    assertEquals(List.of("000001", "000002"), names());
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve("published/current").resolve(path));
  }

  private List<String> names() throws IOException {
    return releases.all().stream().map(r -> r.getFileName().toString()).toList();
  }

  private static SiteSummary summary() {
    return new SiteSummary(new TreeMap<>(), new TreeMap<>(), 3, new TreeSet<>());
  }

  private static SortedMap<String, byte[]> site(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new TreeMap<>(Map.of("index.html", bytes, "en/index.html", bytes));
  }
}
