package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.pipeline.publish.NightlyReport;
import dev.pedigree.pipeline.publish.PublicationLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a night commits, and by what. */
class NightlyCommitTest {
  @TempDir Path folder;
  private Workspace workspace;
  private Path published;
  private final List<String> messages = new ArrayList<>();

  @BeforeEach
  void catalogue() throws IOException {
    workspace = SmallSite.in(folder);
    published = folder.resolve("published");
  }

  @Test
  void aNightCommitsOnceWithItsVerdictsBeforeItPublishes() throws IOException {
    night(
        Optional.of(published),
        message -> {
          messages.add(message);
          assertTrue(
              Files.readString(workspace.snapshots().resolve("verdicts.json"))
                  .contains(
                      """
                          {"id": "acme/chat-7b", "listing": "", "parameters": 0, "smoke": "not-run"},
                      """
                          .strip()));
          assertFalse(Files.exists(published.resolve("current")));
        });
    assertEquals(List.of("Snapshots: nothing new"), messages);
    assertTrue(Files.exists(published.resolve("current/index.html")));
  }

  @Test
  void aPreviewCommitsAndWritesNothing() throws IOException {
    night(Optional.empty(), messages::add);
    assertEquals(List.of(), messages);
    assertFalse(Files.exists(workspace.snapshots()));
  }

  @Test
  void whatWasReadIsCommittedAlsoWhereTheContentHasAMistake() throws IOException {
    Files.writeString(workspace.content().resolve("models/acme/bad.md"), "no front matter\n");
    NightlyReport report = night(Optional.of(published), messages::add);
    assertEquals(NightlyReport.Outcome.KEPT_YESTERDAY, report.outcome());
    assertEquals(List.of("Snapshots: nothing new"), messages);
  }

  @Test
  void aProgramGetsTheMessageAndItsOutputIsPassedOn() throws IOException {
    StringWriter output = new StringWriter();
    program("cat; echo on stderr >&2").commit(output, "Snapshots: 1 changed\n\nchanged: 示例");
    assertEquals("Snapshots: 1 changed\n\nchanged: 示例\non stderr\n", output.toString());
  }

  @Test
  void aProgramThatFailsEndsTheNight() throws IOException {
    Program program = program("exit 3");
    FindingException failed =
        assertThrows(FindingException.class, () -> program.commit(new StringWriter(), "x"));
    assertEquals(
        "the program that commits the snapshots ended with code 3",
        failed.finding().message().en());
  }

  private record Program(Path file) {
    void commit(StringWriter output, String message) throws IOException {
      new CommitProgram(file.toString(), new PrintWriter(output)).commit(message);
    }
  }

  private Program program(String script) throws IOException {
    Path file = folder.resolve("program");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new Program(file);
  }

  private NightlyReport night(Optional<Path> releases, Nightly.Committer committer)
      throws IOException {
    Nightly.Plan plan =
        new Nightly.Plan(
            Optional.empty(),
            releases,
            5,
            false,
            PublicationLimits.usual(),
            Optional.of(committer),
            outcome -> {});
    return new Nightly(workspace, plan, Clock.systemUTC(), new BuildMemory()).run();
  }
}
