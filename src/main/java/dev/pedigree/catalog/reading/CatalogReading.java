package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The result of reading a content folder.
 *
 * @param catalog all valid entries; families and models that they, comparisons and chains refer to
 *     are in it
 * @param findings sorted by file, line, column and rule
 * @param sources the text of every file, by path relative to the content folder, with slashes and
 *     sorted; read again when it is asked for, for printing carets
 */
public record CatalogReading(Catalog catalog, List<Finding> findings, Map<String, String> sources) {

  public CatalogReading {
    findings = List.copyOf(findings);
    sources = Collections.unmodifiableMap(sources);
  }

  /** Whether any finding is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
