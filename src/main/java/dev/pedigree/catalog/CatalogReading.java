package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What reading a content folder gave.
 *
 * @param catalog every entry that could be read; whatever an entry, a comparison or a chain names
 *     as its family or model is in the catalogue
 * @param findings sorted by file, line, column and rule
 * @param sources the text of every file that was read, by its path relative to the content folder
 *     with slashes, for printing carets; sorted by path
 */
public record CatalogReading(Catalog catalog, List<Finding> findings, Map<String, String> sources) {

  public CatalogReading {
    findings = List.copyOf(findings);
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
  }

  /** Whether anything that was found is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
