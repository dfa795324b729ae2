package dev.pedigree.smoke;

import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Optional;

/** Gathers what a smoke check finds out, and ends in a result. */
final class Outcome {
  private SmokeResult.Scope scope = SmokeResult.Scope.NOTHING;
  private int layers;
  private int reached;
  private int tokens;
  private long peak;
  private long mapped;
  private double operations;
  private List<String> unused = List.of();
  private List<SmokeResult.Check> checks = List.of();
  private List<SmokeResult.Element> elements = List.of();
  private Optional<Text> remark = Optional.empty();
  private Optional<SmokeResult.Loss> loss = Optional.empty();
  private Optional<SmokeResult.Reference> reference = Optional.empty();
  private Optional<SmokeResult.Failure> failure = Optional.empty();

  void scope(SmokeResult.Scope of, int layersOfModel) {
    scope = of;
    layers = layersOfModel;
  }

  void mapped(long bytes) {
    mapped = bytes;
  }

  void unused(List<String> names) {
    unused = names;
  }

  void elements(List<SmokeResult.Element> tried) {
    elements = tried;
  }

  void decoder(Decoder decoder, int tokensOfRun, double operationsOfAll) {
    tokens = tokensOfRun;
    operations = operationsOfAll;
    peak = Footprint.of(decoder, tokensOfRun);
  }

  /** Stops at the first number that is not finite, and counts layers on the way. */
  Watch watch() {
    return (layer, step, values) -> {
      Watch.FINITE.after(layer, step, values);
      reached = step.equals("residual") ? Math.max(reached, layer + 1) : reached;
    };
  }

  /** A sentence to say behind the reason. */
  void remark(String key, Object... args) {
    remark = Optional.of(Words.text(key, args));
  }

  SmokeResult notRun(String reason, Object... args) {
    scope = SmokeResult.Scope.NOTHING;
    return result(SmokeVerdict.NOT_RUN, Words.text(reason, args));
  }

  SmokeResult broken(BrokenStep step) {
    failure = Optional.of(new SmokeResult.Failure(step.layer(), step.step()));
    Text place = Words.place(step.layer(), step.step());
    String key = step.what().equals("not-finite") ? "reason.not-finite" : "reason.broken";
    return result(SmokeVerdict.FAILED, Words.text(key, "place", place, "what", step.what()));
  }

  SmokeResult compared(SmokeResult.Reference distance) {
    reference = Optional.of(distance);
    Object[] numbers = {
      "nmse", Words.number(distance.nmse()), "maxAbs", Words.number(distance.maxAbs())
    };
    if (!Reference.equal(distance)) {
      failure = Optional.of(new SmokeResult.Failure(-1, "head"));
      return result(SmokeVerdict.FAILED, Words.text("reason.differs", numbers));
    }
    if (!unused.isEmpty()) {
      failure = Optional.of(new SmokeResult.Failure(-1, unused.get(0)));
      return result(
          SmokeVerdict.FAILED,
          Words.text("reason.unused", "count", unused.size(), "example", unused.get(0)));
    }
    return result(SmokeVerdict.MATCHES_REFERENCE, Words.text("reason.matches", numbers));
  }

  SmokeResult computed() {
    checks = List.of(new SmokeResult.Check("finite", true, 0));
    return result(SmokeVerdict.SELF_CONSISTENT, Words.text("reason.computed"));
  }

  SmokeResult consistent(List<SmokeResult.Check> all, Text reason) {
    checks = all;
    for (SmokeResult.Check check : all) {
      if (!check.passed()) {
        failure = Optional.of(new SmokeResult.Failure(-1, check.name()));
        return result(
            SmokeVerdict.FAILED,
            Words.text(
                "reason.inconsistent",
                "check",
                check.name(),
                "difference",
                Words.number(check.difference())));
      }
    }
    return result(SmokeVerdict.SELF_CONSISTENT, reason);
  }

  /** The model read a text. */
  SmokeResult read(SmokeResult.Loss cost) {
    loss = Optional.of(cost);
    SmokeVerdict verdict = SmokeVerdict.SELF_CONSISTENT;
    String reason = "reason.doubtful";
    if (Reading.plausible(cost)) {
      verdict = SmokeVerdict.PLAUSIBLE_LOSS;
      reason = "reason.plausible";
    } else if (Reading.senseless(cost)) {
      verdict = SmokeVerdict.FAILED;
      reason = "reason.senseless";
      failure = Optional.of(new SmokeResult.Failure(-1, "loss"));
      if (!unused.isEmpty()) {
        // The description leaves tensors out; it is the description that fails, not the model.
        return result(
            verdict,
            Words.text("reason.left-over", "count", unused.size(), "example", unused.get(0)));
      }
    }
    return result(
        verdict,
        Words.text(
            reason,
            "loss",
            Words.number(cost.text()),
            "shuffled",
            Words.number(cost.shuffled()),
            "uniform",
            Words.number(cost.uniform())));
  }

  private SmokeResult result(SmokeVerdict verdict, Text reason) {
    return new SmokeResult(
        verdict,
        remark.map(r -> new Text(reason.en() + " " + r.en(), reason.zh() + r.zh())).orElse(reason),
        scope,
        layers,
        reached,
        tokens,
        loss,
        reference,
        failure,
        checks,
        elements,
        unused,
        peak,
        mapped,
        operations);
  }
}
