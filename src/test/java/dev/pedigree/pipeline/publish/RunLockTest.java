package dev.pedigree.pipeline.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.FindingException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path root;

  @Test
  void aSecondRunIsToldWhoHoldsTheFolder() throws IOException {
    Path folder = root.resolve("site");
    String message =
        RunLock.holding(
            folder,
            "nightly",
            () ->
                assertThrows(
                        FindingException.class, () -> RunLock.holding(folder, "crawl", () -> 1))
                    .finding()
                    .message()
                    .en());
    String start = "another run is at work here: pedigree nightly, process ";
    assertEquals(
        start + ProcessHandle.current().pid() + ", since ",
        message.replaceAll("since .*", "since "));
    assertTrue(message.matches(".*since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), message);
  }

  @Test
  void theLockEndsWithTheWorkAlsoWhereThatFails() throws IOException {
    Path folder = root.resolve("site");
    assertThrows(
        IOException.class,
        () ->
            RunLock.holding(
                folder,
                "build",
                () -> {
                  throw new IOException("no room");
                }));
    assertEquals(7, RunLock.holding(folder, "build", () -> 7));
  }

  @Test
  void theRootOfAFileSystemIsRefused() {
    FindingException e =
        assertThrows(
            FindingException.class, () -> RunLock.holding(root.getRoot(), "build", () -> 1));
    assertEquals(
        "this is the root of a file system; nothing is written there", e.finding().message().en());
  }
}
