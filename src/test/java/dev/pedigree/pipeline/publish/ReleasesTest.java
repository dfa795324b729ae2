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
    Path release = ReleaseFixture.publish(releases, site("one"), 5).orElseThrow();
    assertEquals("000001", release.getFileName().toString());
    assertEquals("one", read("index.html"));
    assertEquals("one", read("en/index.html"));
    assertEquals(Optional.of(ReleaseFixture.summary()), releases.summary());
  }

  @Test
  void aSiteOfTheSameBytesIsNotPublishedAgain() throws IOException {
    ReleaseFixture.publish(releases, site("one"), 5);
    assertEquals(Optional.empty(), ReleaseFixture.publish(releases, site("one"), 5));
    assertEquals(List.of("000001"), names());
  }

  @Test
  void aSiteThatOnlyLostAPageIsPublished() throws IOException {
    ReleaseFixture.publish(releases, site("one"), 5);
    SortedMap<String, byte[]> less = site("one");
    less.remove("en/index.html");
    assertEquals(
        "000002", ReleaseFixture.publish(releases, less, 5).orElseThrow().getFileName() + "");
  }

  @Test
  void asManyReleasesStayAsAreKept() throws IOException {
    for (int i = 1; i <= 5; i++) {
      ReleaseFixture.publish(releases, site("number " + i), 3);
    }
    assertEquals(List.of("000003", "000004", "000005"), names());
    assertEquals("number 5", read("index.html"));
  }

  @Test
  void rollbackShowsTheReleaseBeforeAndTheNextPublicationGoesOnCounting() throws IOException {
    ReleaseFixture.publish(releases, site("one"), 5);
    ReleaseFixture.publish(releases, site("two"), 5);
    assertEquals("000001", releases.rollback().getFileName().toString());
    assertEquals("one", read("index.html"));
    ReleaseFixture.publish(releases, site("three"), 5);
    assertEquals(List.of("000001", "000002", "000003"), names());
    assertEquals("three", read("index.html"));
  }

  @Test
  void thereIsNoRollbackBeforeTheFirstRelease() throws IOException {
    ReleaseFixture.publish(releases, site("one"), 5);
    FindingException e = assertThrows(FindingException.class, releases::rollback);
    assertEquals("there is no release before the current one", e.finding().message().en());
    assertEquals("one", read("index.html"));
  }

  @Test
  void aFolderCalledCurrentThatIsNoLinkIsLeftAlone() throws IOException {
    Path own = Files.createDirectories(root.resolve("published/current"));
    Files.writeString(own.resolve("mine.txt"), "mine");
    FindingException e =
        assertThrows(
            FindingException.class, () -> ReleaseFixture.publish(releases, site("one"), 5));
    assertEquals("this is no link to a release, so it was left alone", e.finding().message().en());
    assertEquals("mine", Files.readString(own.resolve("mine.txt")));
  }

  @Test
  void whatAKilledRunLeftIsSweptByTheNext() throws IOException {
    ReleaseFixture.publish(releases, site("one"), 5);
    Path staging = Files.createDirectories(root.resolve("published/releases/staging/en"));
    Files.writeString(staging.resolve("half.html"), "<p>ha");
    Files.createSymbolicLink(root.resolve("published/next"), Path.of("releases/000009"));
    ReleaseFixture.publish(releases, site("two"), 5);
    assertEquals("two", read("index.html"));
    assertEquals(List.of("000001", "000002"), names());
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve("published/current").resolve(path));
  }

  private List<String> names() throws IOException {
    return releases.all().stream().map(r -> r.getFileName().toString()).toList();
  }

  private static SortedMap<String, byte[]> site(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new TreeMap<>(Map.of("index.html", bytes, "en/index.html", bytes));
  }
}
