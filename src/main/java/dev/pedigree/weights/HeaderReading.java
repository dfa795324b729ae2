package dev.pedigree.weights;

import dev.pedigree.diagnostics.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading one weight file.
 *
 * @param header empty when the file cannot be read; present beside findings of severity error when
 *     it can be listed but must not be trusted
 * @param findings what was odd; with an error among them the file should not be loaded
 */
public record HeaderReading(Optional<WeightHeader> header, List<Finding> findings) {

  public HeaderReading {
    findings = List.copyOf(findings);
  }
}
