package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Slot;
import java.util.Optional;

/**
 * A tensor of the second model beside the one of the first that it comes from.
 *
 * @param b its place
 * @param a the place in the first model
 * @param dots the sums over both
 * @param shape how large it is beside the other
 * @param change what the difference of a matrix that was read whole looks like; empty if there is
 *     none, or it was not looked at
 */
public record TensorKin(Slot b, Slot a, Dots dots, Shape shape, Optional<Change> change) {

  /** How large the tensor of the second model is beside that of the first. */
  public enum Shape {
    SAME,
    LARGER,
    SMALLER,
    OTHER
  }

  /** Whether both are equal, number by number. */
  public boolean same() {
    return shape == Shape.SAME && dots.same() && b.equals(a);
  }

  TensorKin with(Change found) {
    return new TensorKin(b, a, dots, shape, Optional.of(found));
  }
}
