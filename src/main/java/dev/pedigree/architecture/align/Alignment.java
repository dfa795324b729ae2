package dev.pedigree.architecture.align;

import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.TensorPattern;
import java.util.List;

/**
 * The possible roles of tensors in a header whose names are in no known convention, by shape,
 * number and position.
 *
 * @param designs names of the dialects that fit best, the likeliest first
 * @param fits whether the first of them leaves no tensor unmatched on either side
 * @param tensors the possible roles of each tensor
 */
public record Alignment(List<String> designs, boolean fits, List<Aligned> tensors) {

  /**
   * One tensor.
   *
   * @param tensor as stored
   * @param roles its possible roles: one if it is certain, several where roles have the same shape
   *     (q and output, k and v, gate and up, the norms), none if it matches nothing
   */
  public record Aligned(TensorPattern tensor, List<TensorRole> roles) {
    public Aligned {
      roles = List.copyOf(roles);
    }

    /** The names of the roles. */
    public List<String> names() {
      return roles.stream().map(TensorRole::name).toList();
    }

    /** Whether exactly one role is possible. */
    public boolean certain() {
      return roles.size() == 1;
    }
  }
}
