package dev.pedigree.smoke;

import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.Footprint;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.trial.Consistency;
import dev.pedigree.smoke.trial.Exercise;
import dev.pedigree.smoke.trial.Replica;
import dev.pedigree.smoke.trial.Words;
import java.util.Optional;

/** Runs a small copy of a design, for models without weights at hand. */
public final class ReplicaCheck {
  private ReplicaCheck() {}

  /**
   * Checks a described model. A design that does not work gives a result, not an exception.
   *
   * @param known results of designs that were run before; gets this one
   */
  public static SmokeResult run(ArchitectureReader.Reading reading, ReplicaResults known) {
    Outcome outcome = new Outcome();
    return outcome.of(
        () -> {
          Optional<SmokeResult> nothing = nothing(reading, outcome);
          if (nothing.isPresent()) {
            return nothing.get();
          }
          var architecture = reading.architecture().orElseThrow();
          return known
              .of(Replica.of(architecture), ReplicaCheck::run)
              .withLayers(architecture.computation().layers().size());
        });
  }

  /** The result where nobody asks for a run. */
  public static SmokeResult left(ArchitectureReader.Reading reading) {
    Outcome outcome = new Outcome();
    return outcome.of(
        () -> nothing(reading, outcome).orElseGet(() -> outcome.notRun("reason.left")));
  }

  /**
   * The result if nothing can be run. Guessed roles are not run: a failure would not tell whether
   * the guess or the model is wrong.
   */
  static Optional<SmokeResult> nothing(ArchitectureReader.Reading reading, Outcome outcome) {
    if (reading.architecture().isEmpty()) {
      return Optional.of(outcome.notRun("reason.no-architecture"));
    }
    if (reading.alignment().isPresent()) {
      return Optional.of(outcome.notRun("reason.guessed"));
    }
    Fact mixing = reading.architecture().get().trait(Trait.TOKEN_MIXING);
    if (mixing.value() == null) {
      return Optional.of(outcome.notRun("reason.mixing-unknown"));
    }
    return Optional.empty();
  }

  private static SmokeResult run(Replica.Plan plan) {
    Outcome outcome = new Outcome();
    return outcome.of(() -> run(plan, outcome));
  }

  private static SmokeResult run(Replica.Plan plan, Outcome outcome) {
    int tokens = SmokeCheck.MADE_UP;
    outcome.scope(SmokeResult.Scope.REPLICA, plan.design().layers().size());
    Decoder decoder = plan.build();
    outcome.cost(
        tokens,
        Consistency.RUNS * tokens * Replica.operationsPerToken(),
        Footprint.of(decoder, tokens, tokens));
    int[][] ids = {new Consistency(decoder, Watch.FINITE).ids(tokens, 1)};
    new LogitRun(decoder, outcome.watch()).together(ids);
    outcome.elements(Exercise.of(plan.architecture(), plan.scalings(), plan::build, ids));
    return outcome.consistent(
        new Consistency(decoder, outcome.watch()).check(tokens), Words.text("reason.replica"));
  }
}
