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
 * @param otherTensors whether the sizes show that a tensor of one has no counterpart of its shape
 *     in the other
 */
public record ArchitectureDiff(
    List<Difference> differences,
    List<Rename> renames,
    Answer design,
    Answer identicalListing,
    Answer shape,
    boolean otherTensors) {

  /** The same answers with other differences, none of which is a line or a shape. */
  public ArchitectureDiff with(List<Difference> differences) {
    return new ArchitectureDiff(
        List.copyOf(differences), renames, design, identicalListing, shape, otherTensors);
  }

  /** The differences of one level. */
  public List<Difference> of(Level level) {
    return differences.stream().filter(d -> d.level() == level).toList();
  }

  /** The lines that differ, and the lines that are not known. */
  public Distance distance() {
    List<Difference> lines = lines();
    int unknown = (int) lines.stream().filter(Difference::open).count();
    return new Distance(lines.size() - unknown, unknown);
  }

  /** The differences that are lines of the listing, open ones included. */
  public List<Difference> lines() {
    return differences.stream().filter(d -> d.level().line()).toList();
  }
}
