package dev.pedigree.architecture.align;

import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.TensorPattern;
import java.util.List;

/**
 * A header in no known naming convention, held against the known designs by shape, count and place.
 *
 * @param designs dialects whose designs fit best, the likeliest first
 * @param fits whether the first of them fits without remainder
 * @param tensors what each tensor can be; more than one role where shapes cannot tell
 */
public record Alignment(List<String> designs, boolean fits, List<Aligned> tensors) {

  /**
   * One tensor.
   *
   * @param tensor as stored
   * @param roles canonical; one when there is no doubt, several where roles have one shape (q and
   *     output, k and v, gate and up, the norms), none when it fits nowhere
   */
  public record Aligned(TensorPattern tensor, List<TensorRole> roles) {
    public Aligned {
      roles = List.copyOf(roles);
    }

    /** The names of the roles. */
    public List<String> names() {
      return roles.stream().map(TensorRole::name).toList();
    }

    /** Whether the role is beyond doubt. */
    public boolean certain() {
      return roles.size() == 1;
    }
  }
}
