package dev.pedigree.smoke;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.trial.Check;
import dev.pedigree.smoke.trial.DesignElement;
import dev.pedigree.smoke.trial.LogitDistance;
import dev.pedigree.smoke.trial.Loss;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a smoke check.
 *
 * @param verdict one word
 * @param reason why, one sentence in each language
 * @param scope what was run
 * @param layers layers of the model
 * @param layersReached layers that were computed without fault; of a replica its own
 * @param tokens tokens that went through the model in the run that decided
 * @param loss what the text cost; empty when no text was read
 * @param reference how far the logits are from the reference; empty without one
 * @param failure the first step that broke; empty when none did
 * @param checks single checks, in the order they were made
 * @param elements elements of the design, and whether the run would notice if they were different;
 *     empty when that was not tried
 * @param unused stored tensors that no step used, sorted
 * @param peakBytes memory for activations, keys and values, and blocks of weights, counted
 * @param mappedBytes size of the weight files, of which nothing is held in memory
 * @param operations multiplications and additions of all runs, counted
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

  /**
   * How long such a run takes on a small machine: {@code seconds}, {@code minutes}, {@code hours}.
   */
  public String timeClass() {
    // Plain Java does about ten billion operations a second on two cores.
    return operations < 6e11 ? "seconds" : operations < 3.6e13 ? "minutes" : "hours";
  }
}
