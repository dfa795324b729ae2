package dev.pedigree.crawl.text;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds findings, each once, and of one rule at most a few. It stands before a list that several
 * readers of a crawl fill in turn, so it says at once that more were left out; {@link
 * dev.pedigree.weights.Notes}, which has the findings of one file to itself, can count them and say
 * the number at the end.
 */
public final class Reports {
  private static final int OF_ONE_RULE = 20;

  private final List<Finding> findings;
  private final Set<Finding> seen = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  public Reports(List<Finding> findings) {
    this.findings = findings;
  }

  public void add(Finding finding) {
    if (!seen.add(finding)) {
      return;
    }
    int count = counts.merge(finding.rule(), 1, Integer::sum);
    if (count <= OF_ONE_RULE) {
      findings.add(finding);
    } else if (count == OF_ONE_RULE + 1) {
      findings.add(
          Finding.info("crawl.more-of-the-kind", Location.of("/"), "rule", finding.rule()));
    }
  }
}
