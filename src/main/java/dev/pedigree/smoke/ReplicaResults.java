package dev.pedigree.smoke;

import dev.pedigree.smoke.trial.Replica;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The results of replicas by design, so that a design is run once for all its models, and once for
 * all builds of one program. Thread-safe.
 */
public final class ReplicaResults {
  private final Map<Replica.Design, SmokeResult> done = new ConcurrentHashMap<>();

  /**
   * The result for a design. Two threads that ask for it at the same time may both run it; the
   * results are equal.
   */
  SmokeResult of(Replica.Plan plan, Function<Replica.Plan, SmokeResult> run) {
    SmokeResult known = done.get(plan.design());
    if (known == null) {
      known = run.apply(plan);
      done.put(plan.design(), known);
    }
    return known;
  }

  /** Number of designs that were run. */
  public int designs() {
    return done.size();
  }
}
