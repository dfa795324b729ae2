package dev.pedigree.architecture;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.diagnostics.Text;

/**
 * One difference between two architectures.
 *
 * @param rule id of the trait or size, for example {@code attention.kind}
 * @param level how deep the difference goes
 * @param a the value on the first side
 * @param b the value on the second side
 * @param sentence the difference in both languages, read from a to b
 */
public record Difference(String rule, Level level, Fact a, Fact b, Text sentence) {

  /** Whether one side is not known, so that it is open whether they differ. */
  public boolean open() {
    return a.unknown() || b.unknown();
  }
}
