package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.pipeline.CrawlRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrawlProgressTest {
  private static final CrawlRun.Outcome FAILED =
      new CrawlRun.Outcome(
          CrawlTextTest.model(),
          Optional.empty(),
          false,
          false,
          Optional.of(Finding.warning("crawl.symlink", Location.of("a"))),
          List.of(),
          Optional.empty());

  private static final String TOLD =
      """
      lab/Heron-7B: not crawled, and there is no earlier snapshot
      a: warning: this is a symbolic link; it was not followed
        hint: a link could lead out of the repository; put the file that is meant in its place
      """;

  private final StringWriter lines = new StringWriter();
  private final StringWriter err = new StringWriter();
  private long now;

  @Test
  void withoutATerminalThereIsALineForEachSourceAndNoEstimate() {
    CrawlProgress progress = progress(false);
    for (int i = 0; i < 4; i++) {
      progress.accept(FAILED);
    }
    assertEquals(TOLD.repeat(4), lines.toString());
    assertEquals("", err.toString());
  }

  @Test
  void onATerminalTheEstimateComesAfterThreeSourcesAndIsWrittenOver() {
    CrawlProgress progress = progress(true);
    progress.accept(FAILED);
    progress.accept(FAILED);
    now = 6_000_000_000L;
    progress.accept(FAILED);
    assertEquals("3 of 5, 0.5 sources a second, about 4 s left", err.toString());
    now = 8_000_000_000L;
    progress.accept(FAILED);
    assertEquals(
        "3 of 5, 0.5 sources a second, about 4 s left\r\u001b[K"
            + "4 of 5, 0.5 sources a second, about 2 s left",
        err.toString());
  }

  private CrawlProgress progress(boolean terminal) {
    return new CrawlProgress(5, new PrintWriter(lines), new PrintWriter(err), terminal, () -> now);
  }
}
