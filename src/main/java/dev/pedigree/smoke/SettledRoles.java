package dev.pedigree.smoke;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What running told of roles that names and shapes leave open.
 *
 * @param measure by what: {@code loss} in nats a token on texts, or {@code nmse} from reference
 *     logits
 * @param possible descriptions that fit the shapes
 * @param tried those of them that could be run
 * @param kept those under which the model does what it should, none clearly better than another
 * @param best the lowest measure
 * @param next the lowest measure of a description that is not kept; empty if all are
 * @param tensors the tensors that were open, in the order of the description that is kept
 */
public record SettledRoles(
    String measure,
    int possible,
    int tried,
    int kept,
    double best,
    OptionalDouble next,
    List<Tensor> tensors) {

  /**
   * A tensor that was open.
   *
   * @param pattern its stored name
   * @param roles its role; several where the descriptions that are kept differ
   */
  public record Tensor(String pattern, List<String> roles) {}

  /** How many of the tensors have one role now. */
  public long settled() {
    return tensors.stream().filter(t -> t.roles().size() == 1).count();
  }
}
