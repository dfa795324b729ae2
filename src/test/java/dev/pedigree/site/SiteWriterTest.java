package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.FindingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteWriterTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void choose() {
    out = folder.resolve("site");
  }

  @Test
  void aSecondRunTouchesNothing() throws IOException {
    assertEquals(new SiteWriter.Written(2, 2, 0), write("a.html", "1", "b/c.html", "2"));
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(out.resolve("a.html"), longAgo);
    assertEquals(new SiteWriter.Written(2, 0, 0), write("a.html", "1", "b/c.html", "2"));
    assertEquals(longAgo, Files.getLastModifiedTime(out.resolve("a.html")));
  }

  @Test
  void onlyWhatChangedIsWritten() throws IOException {
    write("a.html", "1", "b.html", "2");
    assertEquals(new SiteWriter.Written(2, 1, 0), write("a.html", "1", "b.html", "3"));
    assertEquals("3", Files.readString(out.resolve("b.html")));
  }

  @Test
  void whatIsNoLongerThereIsRemovedWithItsFolder() {
    write("a.html", "1", "b/c/d.html", "2");
    assertEquals(new SiteWriter.Written(1, 0, 1), write("a.html", "1"));
    assertFalse(Files.exists(out.resolve("b")));
  }

  @Test
  void aSiteOfNoFilesTakesTheNextOne() {
    assertEquals(new SiteWriter.Written(0, 0, 0), write());
    assertEquals(new SiteWriter.Written(1, 1, 0), write("a.html", "1"));
  }

  @Test
  void aFileThatNoSiteWroteStays() throws IOException {
    write("a.html", "1", "b/c.html", "2");
    Files.writeString(out.resolve("b/notes.txt"), "mine");
    write("a.html", "1");
    assertEquals("mine", Files.readString(out.resolve("b/notes.txt")));
    assertFalse(Files.exists(out.resolve("b/c.html")));
  }

  @Test
  void aFileThatNoSiteWroteIsNotReplaced() throws IOException {
    write("a.html", "1");
    Files.writeString(out.resolve("b.html"), "mine");
    assertEquals(
        "b.html: a file of the site would take the place of a file that no site wrote",
        refused("a.html", "2", "b.html", "2"));
    assertEquals("mine", Files.readString(out.resolve("b.html")));
    assertEquals("1", Files.readString(out.resolve("a.html")));
  }

  @Test
  void aFolderWithOtherThingsIsRefused() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.tex"), "mine");
    assertEquals("site: the folder is not empty and holds no site", refused("a.html", "1"));
    assertTrue(Files.exists(out.resolve("thesis.tex")));
    assertFalse(Files.exists(out.resolve("a.html")));
  }

  @Test
  void aFolderWithNothingButAGitignoreTakesASiteAndKeepsTheGitignore() throws IOException {
    Path ignore = Files.createDirectories(out).resolve(".gitignore");
    Files.writeString(ignore, "*\n!.gitignore\n");
    assertEquals(new SiteWriter.Written(2, 2, 0), write("a.html", "1", "b.html", "2"));
    assertEquals(new SiteWriter.Written(1, 0, 1), write("a.html", "1"));
    assertEquals("*\n!.gitignore\n", Files.readString(ignore));
  }

  @Test
  void aGitignoreBesideOtherThingsMakesNoSite() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve(".gitignore"), "*\n");
    Files.writeString(out.resolve("thesis.tex"), "mine");
    assertEquals("site: the folder is not empty and holds no site", refused("a.html", "1"));
  }

  @Test
  void aPathThatLeavesTheFolderIsRefused() {
    assertEquals(
        "../a.html: a file of the site would land outside its folder", refused("../a.html", "1"));
    assertFalse(Files.exists(folder.resolve("a.html")));
  }

  @Test
  void aListThatNamesFilesElsewhereRemovesNothing() throws IOException {
    write("a.html", "1");
    Files.writeString(folder.resolve("precious"), "mine");
    Files.writeString(out.resolve(".pedigree-site"), "a.html\n../precious\n");
    refused("a.html", "1");
    assertEquals("mine", Files.readString(folder.resolve("precious")));
  }

  @Test
  void aLinkedFolderIsNotFollowedOutside() throws IOException {
    write("a.html", "1");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(out.resolve("b"), elsewhere);
    refused("a.html", "1", "b/c.html", "2");
    assertFalse(Files.exists(elsewhere.resolve("c.html")));
  }

  @Test
  void aSiteThatIsNotFinishedLeavesTheOldOneAndNothingElse() throws IOException {
    write("a.html", "1");
    try (SiteWriter writer = SiteWriter.open(out)) {
      take(writer, "a.html", "2", "b/c.html", "3");
      assertEquals("1", Files.readString(out.resolve("a.html")));
    }
    assertEquals(List.of("", ".pedigree-site", "a.html"), everything(out));
    assertEquals("1", Files.readString(out.resolve("a.html")));
  }

  @Test
  void aFirstSiteThatIsNotFinishedLeavesNothing() throws IOException {
    try (SiteWriter writer = SiteWriter.open(out)) {
      take(writer, "a.html", "2", "b/c.html", "3");
    }
    assertEquals(List.of(""), everything(folder));
  }

  private static List<String> everything(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  private SiteWriter.Written write(String... files) {
    try (SiteWriter writer = SiteWriter.open(out)) {
      take(writer, files);
      return writer.finish();
    }
  }

  private static void take(SiteWriter writer, String... files) {
    for (int i = 0; i < files.length; i += 2) {
      writer.take(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
    }
  }

  private String refused(String... files) {
    return assertThrows(FindingException.class, () -> write(files)).getMessage();
  }
}
