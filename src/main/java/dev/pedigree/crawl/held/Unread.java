package dev.pedigree.crawl.held;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.HeaderReading;
import java.util.List;

/** Counts the weight files of which no header was read, by the reason. */
public final class Unread {
  private int pointers;
  private int absent;
  private int damaged;
  private int outOfReach;

  /** Counts a file whose content is known not to be here. */
  public void absent(boolean pointer) {
    pointers += pointer ? 1 : 0;
    absent += pointer ? 0 : 1;
  }

  /** Counts a file that was opened. */
  public void count(HeaderReading reading) {
    if (reading.header().isEmpty()) {
      boolean error = reading.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
      damaged += error ? 1 : 0;
      outOfReach += error ? 0 : 1;
    }
  }

  /** Reports the counts. */
  public void report(String source, int all, List<Finding> findings) {
    report("crawl.pointers-only", pointers, source, all, findings);
    report("crawl.blobs-absent", absent, source, all, findings);
    report("crawl.headers-damaged", damaged, source, all, findings);
    report("crawl.headers-missing", outOfReach, source, all, findings);
  }

  private static void report(
      String rule, int files, String source, int all, List<Finding> findings) {
    if (files > 0) {
      findings.add(Finding.warning(rule, Location.of(source), "files", files, "all", all));
    }
  }
}
