package dev.pedigree.smoke;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.trial.Check;
import dev.pedigree.smoke.trial.DesignElement;
import dev.pedigree.smoke.trial.LogitDistance;
import dev.pedigree.smoke.trial.Loss;
import java.util.List;
import java.util.Optional;

/**
 * The result of a smoke check.
 *
 * @param verdict one word
 * @param reason why, one sentence in each language
 * @param scope what was run
 * @param layers layers of the model
 * @param layersReached layers that were computed without fault; in a replica, of its own layers
 * @param tokens tokens of the run that decided the verdict
 * @param loss the loss on texts; empty when none was read
 * @param reference how far the logits are from the reference; empty without one
 * @param failure the first step that broke; empty when none did
 * @param checks consistency checks, in the order they were made
 * @param elements elements of the design, and whether the run depends on them; empty when that was
 *     not tried
 * @param roles what the run told of roles that names and shapes leave open; empty if they leave
 *     none open, or were not tried
 * @param unused stored tensors that no step used, sorted
 * @param peakBytes counted bytes of activations, keys and values, and decoded blocks of weights
 * @param mappedBytes size of the weight files, which are mapped and not read into memory
 * @param operations counted multiplications and additions of all runs
 */
public record SmokeResult(
    SmokeVerdict verdict,
    Text reason,
    Scope scope,
    int layers,
    int layersReached,
    int tokens,
    Optional<Loss> loss,
    Optional<LogitDistance> reference,
    Optional<Failure> failure,
    List<Check> checks,
    List<DesignElement> elements,
    Optional<SettledRoles> roles,
    List<String> unused,
    long peakBytes,
    long mappedBytes,
    double operations) {

  /** What was run. */
  public enum Scope {
    /** The model with its own weights. */
    WEIGHTS,
    /** A small copy of the design with random weights: a check of the description. */
    REPLICA,
    /** Nothing. */
    NOTHING
  }

  /**
   * The first step that broke.
   *
   * @param layer counted from 0, or -1 outside the layers
   * @param step {@code attention}, {@code feed-forward}, {@code head} …, or the role of a tensor
   */
  public record Failure(int layer, String step) {}

  /** The same result for a model with this many layers. */
  SmokeResult withLayers(int count) {
    return new SmokeResult(
        verdict,
        reason,
        scope,
        count,
        layersReached,
        tokens,
        loss,
        reference,
        failure,
        checks,
        elements,
        roles,
        unused,
        peakBytes,
        mappedBytes,
        operations);
  }

  /**
   * How long such a run takes on a small machine: {@code seconds}, {@code minutes}, {@code hours}.
   */
  public String timeClass() {
    // Plain Java does about ten billion operations a second on two cores.
    return operations < 6e11 ? "seconds" : operations < 3.6e13 ? "minutes" : "hours";
  }
}
