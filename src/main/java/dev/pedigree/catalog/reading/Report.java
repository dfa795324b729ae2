package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Collects what is found while content is read. Nothing is left out, unlike with files of strangers
 * ({@code weights.Notes}, {@code crawl.text.Reports}): whoever writes content wants to see each
 * place. The order is that of the places, as steps look at all files in turn.
 */
final class Report {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.location().path())
          .thenComparing(f -> f.location().line())
          .thenComparing(f -> f.location().column())
          .thenComparing(Finding::rule)
          .thenComparing(f -> new TreeMap<>(f.args()).toString());

  private final List<Finding> findings = new ArrayList<>();
  private int errors;

  void add(Finding finding) {
    findings.add(finding);
    errors += finding.severity() == Severity.ERROR ? 1 : 0;
  }

  /** Adds all that another one collected. */
  void addAll(Report other) {
    other.findings.forEach(this::add);
  }

  /** The number of errors so far; if it has grown after a step, the step failed. */
  int errors() {
    return errors;
  }

  List<Finding> sorted() {
    return findings.stream().sorted(ORDER).toList();
  }
}
