package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.pipeline.SiteBuild;
import dev.pedigree.pipeline.SiteReport;
import dev.pedigree.pipeline.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final Path BASE = Path.of("src/test/resources/catalog/base");

  @TempDir Path folder;

  @BeforeEach
  void copyContent() throws IOException {
    try (Stream<Path> files = Files.walk(BASE)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path to = folder.resolve("content").resolve(BASE.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  @Test
  void onlyTheNamedTranslationsAreStampedByTheirOwnPathOrThatOfTheEnglishFile() throws IOException {
    change("terms/rope.md");
    change("families/acme.md");
    change("articles/reading.md");

    Run run = check("--stamp", content("terms/rope.zh.md"), content("families/acme.md"));

    assertEquals("", run.err());
    assertEquals(
        "content/articles/reading.zh.md:4:13",
        run.out()
            .lines()
            .filter(line -> line.contains("the English text has changed"))
            .map(line -> line.substring(0, line.indexOf(": ")))
            .reduce("", String::concat));
  }

  @Test
  void aPathThatIsNoContentFileIsAnErrorAndNothingIsStamped() throws IOException {
    change("terms/rope.md");
    String before = Files.readString(content("terms/rope.zh.md"));
    for (Path path :
        new Path[] {
          content("terms/none.zh.md"), content("site.yaml"), Path.of("README.md"), folder
        }) {
      Run run = check("--stamp", content("terms/rope.zh.md"), path);

      assertEquals(1, run.exit());
      assertEquals(
          path
              + ": error: this is no file of the content\n  hint: name files below the folder "
              + folder.resolve("content")
              + ", such as "
              + folder.resolve("content")
              + "/terms/rope.zh.md\n",
          run.err());
      assertEquals(before, Files.readString(content("terms/rope.zh.md")));
    }
  }

  @Test
  void aFileThatCannotBeReadIsNotStamped() throws IOException {
    Files.writeString(content("terms/rope.md"), "no front matter\n");

    assertEquals(
        content("terms/rope.zh.md")
            + ": error: this file cannot be stamped\n"
            + "  hint: run check without --stamp and mend what it reports first\n",
        check("--stamp", content("terms/rope.zh.md")).err());
  }

  @Test
  void filesWithoutStampAreAMistakeOfTheCommandLine() {
    Run run = check(content("terms/rope.md"));

    assertEquals(2, run.exit());
    assertTrue(run.err().startsWith("FILEs are for --stamp: "), run::err);
  }

  @Test
  void aReleaseThatIsStillToComeIsAWarningOfCheckAlone() throws IOException {
    Path chat = content("models/acme/chat-7b.md");
    Files.writeString(chat, Files.readString(chat).replace("2023-03-14", "2923-03-14"));

    String said = "content/models/acme/chat-7b.md:5:11: warning: 2923-03-14 is still to come";
    assertTrue(check().out().contains(said), check()::out);
    SiteReport build = SiteBuild.write(Workspace.in(folder), folder.resolve("site"));
    assertEquals(
        List.of(),
        build.findings().stream().filter(f -> f.rule().equals("catalog.released-ahead")).toList());
  }

  private void change(String path) throws IOException {
    Files.writeString(content(path), Files.readString(content(path)) + "\nMore.\n");
  }

  private Path content(String path) {
    return folder.resolve("content").resolve(path);
  }

  private Run check(Object... more) {
    Object[] words = new Object[more.length + 3];
    words[0] = "check";
    words[1] = "--root";
    words[2] = folder;
    System.arraycopy(more, 0, words, 3, more.length);
    return Run.of(words);
  }
}
