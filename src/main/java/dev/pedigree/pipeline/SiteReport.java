package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import java.util.List;
import java.util.Map;

/**
 * The result of a build.
 *
 * @param models number of models in the catalogue
 * @param described number of models with an architecture
 * @param comparisons number of pages that compare two models
 * @param files number of files of the site
 * @param changed number of files whose bytes changed
 * @param removed number of files that are no longer part of the site
 * @param findings findings about content, models and links of the site
 * @param sources the text of the content files that findings show lines of, by path
 */
public record SiteReport(
    int models,
    int described,
    int comparisons,
    int files,
    int changed,
    int removed,
    List<Finding> findings,
    Map<String, String> sources) {

  /** Whether a mistake of this program left something out, with or without an error. */
  public boolean hasBugs() {
    return findings.stream().anyMatch(f -> f.rule().equals(Bug.RULE));
  }

  /** Whether any finding is an error, so that the site was not written. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
