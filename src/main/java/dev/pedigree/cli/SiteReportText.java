package dev.pedigree.cli;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.pipeline.SiteReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Prints the report of a build or a check. */
final class SiteReportText {
  private SiteReportText() {}

  /**
   * @param unreached sources that kept their last good snapshot
   * @param to the folder of the site, or empty when nothing was written
   */
  static void print(SiteReport report, List<Finding> unreached, String to, PrintWriter out) {
    Output.findings(out, unreached, Map.of());
    Output.findings(out, report.findings(), report.sources());
    if (!unreached.isEmpty()) {
      out.println(Output.count(unreached.size(), "source") + " kept the last good snapshot.");
    }
    if (report.hasErrors()) {
      long errors = report.findings().stream().filter(f -> f.severity() == Severity.ERROR).count();
      out.println(
          Output.count(errors, "error") + (to.isEmpty() ? "." : "; " + to + " stays as it was."));
      return;
    }
    out.println(
        Output.count(report.models(), "model")
            + ", "
            + Output.count(report.described())
            + " with an architecture, "
            + Output.count(report.comparisons(), "comparison")
            + ".");
    if (!to.isEmpty()) {
      out.println(
          Output.count(report.files(), "file")
              + " in "
              + to
              + ", "
              + Output.count(report.changed())
              + " changed, "
              + Output.count(report.removed())
              + " removed.");
    }
  }
}
