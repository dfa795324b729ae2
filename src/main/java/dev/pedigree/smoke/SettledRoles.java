package dev.pedigree.smoke;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What running told of roles that names and shapes leave open.
 *
 * @param measure by what
 * @param possible descriptions that fit the shapes
 * @param tried those of them that could be run
 * @param kept those under which the model does what it should, none clearly better than another
 * @param best the lowest measure
 * @param next the lowest measure of a description that is not kept; empty if all are
 * @param tensors the tensors that were open, in the order of the description that is kept
 */
public record SettledRoles(
    Measure measure,
    int possible,
    int tried,
    int kept,
    double best,
    OptionalDouble next,
    List<Tensor> tensors) {

  /** What shows whether a model does what it should; lower is better. */
  public enum Measure {
    /** Nats a token on texts. */
    LOSS,
    /** Normalised mean square error against the logits of a reference. */
    NMSE
  }

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
