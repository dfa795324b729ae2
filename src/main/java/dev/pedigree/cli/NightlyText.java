package dev.pedigree.cli;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.pipeline.publish.NightlyReport;
import dev.pedigree.pipeline.publish.SiteChange;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Prints the report of a night, as lines that are valid Markdown, for comments on pull requests.
 */
final class NightlyText {
  private static final int MOST = 20;

  private NightlyText() {}

  static void print(NightlyReport report, PrintWriter out) {
    out.println(
        switch (report.outcome()) {
          case FINE ->
              report.read() == 0
                  ? "**Fine.** Built from the stored snapshots; no source was read."
                  : "**Fine.** All sources were read.";
          case PUBLISHED_WITH_FAILURES -> "**Published with failures.**";
          case KEPT_YESTERDAY -> "**Yesterday's site was kept.**";
        });
    out.println();
    out.println(
        "- "
            + Output.count(report.read(), "source")
            + " read, "
            + Output.count(report.changed().size())
            + " changed, "
            + Output.count(report.unreached().size())
            + " not reached");
    report.weights().ifPresent(total -> out.println("- " + CrawlText.total(total)));
    report.change().ifPresent(change -> change(change, out));
    report
        .release()
        .ifPresent(release -> out.println("- release " + release.getFileName() + " is current"));
    list("Changed sources", report.changed(), out);
    list(
        "Read for the first time",
        report.first().entrySet().stream()
            .map(e -> e.getKey() + ": " + CrawlText.counts(e.getValue()))
            .toList(),
        out);
    report.change().ifPresent(change -> models(change, out));
    if (!report.unreached().isEmpty()) {
      out.println();
      out.println("Not reached:");
      out.println();
      report
          .unreached()
          .forEach(
              (id, missed) ->
                  out.println(
                      "- "
                          + id
                          + ", since "
                          + missed.since()
                          + ": "
                          + missed.cause().message().en()
                          + (missed.shown().isEmpty()
                              ? ""
                              : "; shown is the commit of " + missed.shown())));
    }
    findings("Held back because", report.held(), out);
    Output.findings(out, report.findings(), Map.of());
  }

  private static void change(SiteChange change, PrintWriter out) {
    out.println(
        "- models: "
            + Output.count(change.modelsNew().size())
            + " new, "
            + Output.count(change.modelsChanged().size())
            + " changed, "
            + Output.count(change.modelsGone().size())
            + " withdrawn");
    out.println(
        "- pages: "
            + Output.count(change.pagesNew().size())
            + " new, "
            + Output.count(change.pagesChanged().size())
            + " changed, "
            + Output.count(change.pagesGone().size())
            + " removed");
  }

  private static void models(SiteChange change, PrintWriter out) {
    list("New models", change.modelsNew(), out);
    list("Changed models", change.modelsChanged(), out);
    list("Withdrawn models", change.modelsGone(), out);
    list("Removed pages", change.pagesGone(), out);
    list("New findings", change.findingsNew(), out);
  }

  private static void list(String title, List<String> items, PrintWriter out) {
    if (items.isEmpty()) {
      return;
    }
    out.println();
    out.println(title + ":");
    out.println();
    items.stream().limit(MOST).forEach(item -> out.println("- " + item));
    if (items.size() > MOST) {
      out.println("- and " + Output.count(items.size() - MOST) + " more");
    }
  }

  private static void findings(String title, List<Finding> findings, PrintWriter out) {
    if (!findings.isEmpty()) {
      out.println();
      out.println(title + ":");
      out.println();
      findings.forEach(finding -> out.print("- " + FindingPrinter.terminal(finding, null)));
    }
  }
}
