package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import java.util.List;
import java.util.Map;

/**
 * What a build did.
 *
 * @param models models in the catalogue
 * @param described models with an architecture
 * @param comparisons pages that compare two models
 * @param files files of the site
 * @param changed files whose bytes changed
 * @param removed files that are no longer part of the site
 * @param findings everything odd, from the content to the links of the site
 * @param sources the text of content files by path, to print carets from
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

  /** Whether the site was not to be published. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
