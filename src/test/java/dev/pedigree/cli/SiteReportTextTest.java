package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.pipeline.SiteReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteReportTextTest {
  @Test
  void aBuildSaysWhatItMadeAndWhatChanged() {
    assertEquals(
        """
        1 model, 1 with an architecture, 0 comparisons.
        1,204 files in site, 3 changed, 1 removed.
        """,
        printed(new SiteReport(1, 1, 0, 1204, 3, 1, List.of(), Map.of()), List.of(), "site"));
  }

  @Test
  void aCheckWritesNoFilesAndSpeaksOfNone() {
    assertEquals(
        "2 models, 1 with an architecture, 1 comparison.\n",
        printed(new SiteReport(2, 1, 1, 0, 0, 0, List.of(), Map.of()), List.of(), ""));
  }

  @Test
  void anErrorKeepsTheSiteAsItWas() {
    SiteReport report =
        new SiteReport(1, 1, 0, 9, 9, 0, List.of(mistake("content/a.md")), Map.of());
    assertEquals("1 error; site stays as it was.", lastLine(printed(report, List.of(), "site")));
    assertEquals("1 error.", lastLine(printed(report, List.of(), "")));
  }

  @Test
  void sourcesThatKeptTheirSnapshotAreCounted() {
    String printed =
        printed(
            new SiteReport(2, 2, 0, 0, 0, 0, List.of(), Map.of()),
            List.of(mistake("a/b"), mistake("c/d")),
            "");
    assertEquals(
        List.of(
            "2 sources kept the last good snapshot.",
            "2 models, 2 with an architecture, 0 comparisons."),
        printed.lines().skip(printed.lines().count() - 2).toList());
  }

  @Test
  void remarksAreCountedAndShownOnlyWhenAskedFor() {
    Finding remark = Finding.info("catalog.no-stamp", Location.at("content/a.zh.md", 1, 1));
    SiteReport report = new SiteReport(2, 2, 0, 0, 0, 0, List.of(remark, remark), Map.of());

    assertEquals(
        """
        2 remarks not shown; check --all shows them.
        2 models, 2 with an architecture, 0 comparisons.
        """,
        printed(report, List.of(), ""));

    StringWriter out = new StringWriter();
    SiteReportText.print(report, List.of(), "", true, new PrintWriter(out));
    String said =
        """
        content/a.zh.md:1:1: info: this translation does not say for which English text it was \
        written
          hint: run check --stamp when the translation is complete
        """;
    assertEquals(
        said + said + "2 models, 2 with an architecture, 0 comparisons.\n",
        out.toString().replace(System.lineSeparator(), "\n"));
  }

  private static Finding mistake(String path) {
    return Finding.error("crawl.comment", Location.of(path));
  }

  private static String lastLine(String text) {
    return text.lines().reduce((a, b) -> b).orElseThrow();
  }

  private static String printed(SiteReport report, List<Finding> unreached, String to) {
    StringWriter out = new StringWriter();
    SiteReportText.print(report, unreached, to, false, new PrintWriter(out));
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
