package dev.pedigree.smoke;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.SmokeResult.Failure;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.trial.Check;
import dev.pedigree.smoke.trial.DesignElement;
import dev.pedigree.smoke.trial.ElementNames;
import dev.pedigree.smoke.trial.LogitDistance;
import dev.pedigree.smoke.trial.Loss;
import dev.pedigree.smoke.trial.Reading;
import dev.pedigree.smoke.trial.Reference;
import dev.pedigree.smoke.trial.Words;
import dev.pedigree.tokenizer.UnreadableTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the findings of a smoke check and decides the verdict. */
final class Outcome {
  private SmokeResult.Scope scope = SmokeResult.Scope.NOTHING;
  private int layers;
  private int reached;
  private int tokens;
  private long peak;
  private long mapped;
  private double operations;
  private List<String> unused = List.of();
  private List<Check> checks = List.of();
  private List<DesignElement> elements = List.of();
  private Optional<SettledRoles> roles = Optional.empty();
  private Optional<String> suspect = Optional.empty();
  private Optional<Failure> zeros = Optional.empty();
  private final List<Text> remarks = new ArrayList<>();
  private Optional<Loss> loss = Optional.empty();
  private Optional<LogitDistance> reference = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  /** A step of a check. */
  interface Step {
    SmokeResult run() throws IOException;
  }

  /** The result of a step; one that cannot be done has a result too. */
  SmokeResult of(Step step) {
    try {
      return step.run();
    } catch (UnsupportedDesign e) {
      return notRun("reason.unsupported", "what", e.getMessage());
    } catch (UnreadableTokenizer e) {
      return notRun("reason.tokenizer", "what", e.what());
    } catch (BrokenStep e) {
      return broken(e);
    } catch (IOException | UncheckedIOException e) {
      return notRun("reason.unreadable", "what", String.valueOf(e.getMessage()));
    }
  }

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

  void elements(List<DesignElement> tried) {
    elements = tried;
  }

  /** Notes what was told of open roles, and says it after the reason. */
  void roles(SettledRoles settled) {
    roles = Optional.of(settled);
    if (settled.kept() == 0) {
      return;
    }
    remark(
        settled.measure() == SettledRoles.Measure.LOSS ? "remark.roles.loss" : "remark.roles.nmse",
        "possible",
        settled.possible(),
        "tried",
        settled.tried(),
        "kept",
        settled.kept(),
        "best",
        Words.number(settled.best()));
    if (settled.next().isPresent()) {
      remark("remark.roles.next", "next", Words.number(settled.next().getAsDouble()));
    }
    long open = settled.tensors().size() - settled.settled();
    if (open > 0) {
      remark("remark.roles.open", "count", open);
    }
  }

  void cost(int tokensOfRun, double operationsOfAll, long bytes) {
    tokens = tokensOfRun;
    operations = operationsOfAll;
    peak = bytes;
  }

  /** Notes the element whose change makes the model work. */
  void suspect(String element) {
    suspect = Optional.of(element);
    remark("remark.suspect", "element", ElementNames.of(element));
  }

  /** Throws on a number that is not finite; notes layers reached and the first all-zero output. */
  Watch watch() {
    return (layer, step, values) -> {
      Watch.FINITE.after(layer, step, values);
      if (zeros.isEmpty() && Watch.zero(values)) {
        zeros = Optional.of(new Failure(layer, step));
      }
      reached = step.equals("residual") ? Math.max(reached, layer + 1) : reached;
    };
  }

  /** Adds a sentence after the reason. */
  void remark(String key, Object... args) {
    remarks.add(Words.text(key, args));
  }

  /** The result of a run that would cost more than it may; empty for others. */
  Optional<SmokeResult> tooMuch(SmokeLimits limits, double work, long bytes) {
    if (work > limits.operations()) {
      return Optional.of(
          notRun(
              "reason.too-large",
              "operations",
              Words.number(work),
              "limit",
              Words.number(limits.operations())));
    }
    return bytes > limits.bytes()
        ? Optional.of(notRun("reason.too-much-memory", "bytes", bytes, "limit", limits.bytes()))
        : Optional.empty();
  }

  SmokeResult notRun(String reason, Object... args) {
    scope = SmokeResult.Scope.NOTHING;
    return result(SmokeVerdict.NOT_RUN, Words.text(reason, args));
  }

  private SmokeResult broken(BrokenStep step) {
    Failure at = new Failure(step.layer(), step.step());
    String key = step.what().equals("not-finite") ? "reason.not-finite" : "reason.broken";
    return failed(at, Words.text(key, "place", place(at), "what", step.what()));
  }

  SmokeResult compared(LogitDistance distance) {
    reference = Optional.of(distance);
    Object[] numbers = {
      "nmse", Words.number(distance.nmse()), "maxAbs", Words.number(distance.maxAbs())
    };
    if (!Reference.equal(distance)) {
      zeros.ifPresent(zero -> remark("remark.zeros", "place", place(zero)));
      failure = Optional.of(suspected().or(() -> zeros).orElse(new Failure(-1, "head")));
      return result(SmokeVerdict.FAILED, Words.text("reason.differs", numbers));
    }
    if (!unused.isEmpty()) {
      failure = Optional.of(new Failure(-1, unused.get(0)));
      return result(
          SmokeVerdict.FAILED,
          Words.text("reason.unused", "count", unused.size(), "example", unused.get(0)));
    }
    return result(SmokeVerdict.MATCHES_REFERENCE, Words.text("reason.matches", numbers));
  }

  SmokeResult computed() {
    if (zeros.isPresent()) {
      return onlyZeros(zeros.get());
    }
    checks = List.of(new Check("finite", true, 0));
    return result(SmokeVerdict.SELF_CONSISTENT, Words.text("reason.computed"));
  }

  private SmokeResult onlyZeros(Failure zero) {
    return failed(zero, Words.text("reason.zeros", "place", place(zero)));
  }

  private static Text place(Failure failed) {
    return Words.place(failed.layer(), failed.step());
  }

  private Optional<Failure> suspected() {
    return suspect.map(element -> new Failure(-1, element));
  }

  SmokeResult consistent(List<Check> all, Text reason) {
    checks = all;
    for (Check check : all) {
      if (!check.passed()) {
        failure = Optional.of(new Failure(-1, check.name()));
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
    return scope == SmokeResult.Scope.WEIGHTS && zeros.isPresent()
        ? onlyZeros(zeros.get())
        : result(SmokeVerdict.SELF_CONSISTENT, reason);
  }

  /** The result for a loss on texts. */
  SmokeResult read(Loss cost) {
    loss = Optional.of(cost);
    if (Reading.plausible(cost)) {
      return result(SmokeVerdict.PLAUSIBLE_LOSS, words("reason.plausible", cost));
    }
    if (suspect.isPresent()) {
      return failed(suspected().get(), words("reason.misread", cost));
    }
    if (zeros.isPresent()) {
      return onlyZeros(zeros.get());
    }
    if (Reading.senseless(cost)) {
      // Unused tensors mean that the description is at fault, not the model.
      return failed(
          new Failure(-1, "loss"),
          unused.isEmpty()
              ? words("reason.senseless", cost)
              : Words.text("reason.left-over", "count", unused.size(), "example", unused.get(0)));
    }
    return Reading.distracted(cost)
        ? failed(new Failure(-1, "attention"), words("reason.distracted", cost))
        : result(SmokeVerdict.SELF_CONSISTENT, words("reason.doubtful", cost));
  }

  private SmokeResult failed(Failure step, Text reason) {
    failure = Optional.of(step);
    return result(SmokeVerdict.FAILED, reason);
  }

  private static Text words(String key, Loss cost) {
    return Words.text(
        key,
        "loss",
        Words.number(cost.text()),
        "shuffled",
        Words.number(cost.shuffled()),
        "nearby",
        Words.number(cost.nearby()),
        "uniform",
        Words.number(cost.uniform()));
  }

  private SmokeResult result(SmokeVerdict verdict, Text reason) {
    Text all = reason;
    for (Text remark : remarks) {
      all = new Text(all.en() + " " + remark.en(), all.zh() + remark.zh());
    }
    return new SmokeResult(
        verdict,
        all,
        scope,
        layers,
        Math.min(reached, layers),
        tokens,
        loss,
        reference,
        failure,
        checks,
        elements,
        roles,
        unused,
        peak,
        mapped,
        operations);
  }
}
