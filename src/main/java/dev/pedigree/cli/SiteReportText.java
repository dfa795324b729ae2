package dev.pedigree.cli;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.pipeline.SiteReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the report of a build or a check. */
final class SiteReportText {
  private SiteReportText() {}

  /**
   * @param unreached sources that kept their last good snapshot
   * @param to the folder of the site, or empty when nothing was written
   * @param all whether remarks are printed; else only their number
   */
  static void print(
      SiteReport report, List<Finding> unreached, String to, boolean all, PrintWriter out) {
    Output.findings(out, unreached, Map.of());
    List<Finding> remarks =
        report.findings().stream().filter(f -> f.severity() == Severity.INFO && !all).toList();
    List<Finding> printed = new ArrayList<>(report.findings());
    printed.removeAll(remarks);
    Output.findings(out, printed, report.sources());
    if (!remarks.isEmpty()) {
      out.println(Output.count(remarks.size(), "remark") + " not shown; check --all shows them.");
    }
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
