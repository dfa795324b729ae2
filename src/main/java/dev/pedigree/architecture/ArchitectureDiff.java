package dev.pedigree.architecture;

import dev.pedigree.architecture.trait.Level;
import java.util.List;

/**
 * The differences between two architectures.
 *
 * @param differences deepest level first, in the order of the listing within a level; open
 *     questions after changes
 * @param renames roles whose tensors are named or fused differently, in the order of the block
 * @param design {@link Answer#DIFFERENT} when a known difference is of level design, {@link
 *     Answer#UNKNOWN} when only open questions are
 * @param identicalListing the same answer for design and variation together
 * @param shape whether the sizes are equal
 */
public record ArchitectureDiff(
    List<Difference> differences,
    List<Rename> renames,
    Answer design,
    Answer identicalListing,
    Answer shape) {

  /** The differences of one level. */
  public List<Difference> of(Level level) {
    return differences.stream().filter(d -> d.level() == level).toList();
  }

  /** The number of known differences of level design and variation. */
  public int lines() {
    return (int)
        differences.stream()
            .filter(d -> d.level() == Level.DESIGN || d.level() == Level.VARIATION)
            .filter(d -> !d.open())
            .count();
  }

  /** The number of such differences that are open, because one side is not known. */
  public int openLines() {
    return (int)
        differences.stream()
            .filter(d -> d.level() == Level.DESIGN || d.level() == Level.VARIATION)
            .filter(Difference::open)
            .count();
  }
}
