package dev.pedigree.weights;

import dev.pedigree.diagnostics.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading one weight file.
 *
 * @param header empty when the file cannot be read; present beside findings of severity error when
 *     it can be listed but must not be trusted
 * @param findings what was odd; an error among them means: do not load this file
 */
public record HeaderReading(Optional<WeightHeader> header, List<Finding> findings) {

  public HeaderReading {
    findings = List.copyOf(findings);
  }
}
