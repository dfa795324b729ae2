package dev.pedigree.architecture;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.diagnostics.Text;

/**
 * One difference between two architectures.
 *
 * @param rule what differs, for example {@code attention.kind}
 * @param level how deep it goes
 * @param a the value on the first side
 * @param b the value on the second side
 * @param sentence the difference in both languages, read from a to b
 */
public record Difference(String rule, Level level, Fact a, Fact b, Text sentence) {

  /** Whether one side is not known, so that this is an open question and not a change. */
  public boolean open() {
    return a.unknown() || b.unknown();
  }
}
