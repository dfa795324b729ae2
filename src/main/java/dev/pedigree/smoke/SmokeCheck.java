package dev.pedigree.smoke;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.OpenRoles;
import dev.pedigree.crawl.MetaConfig;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.DecoderBuilder;
import dev.pedigree.smoke.decoder.Footprint;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.packing.Packed;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Lora;
import dev.pedigree.smoke.parts.StoredParts;
import dev.pedigree.smoke.parts.Weights;
import dev.pedigree.smoke.trial.Consistency;
import dev.pedigree.smoke.trial.Exercise;
import dev.pedigree.smoke.trial.LogitDistance;
import dev.pedigree.smoke.trial.Loss;
import dev.pedigree.smoke.trial.Reading;
import dev.pedigree.smoke.trial.Reference;
import dev.pedigree.smoke.trial.Suspects;
import dev.pedigree.smoke.trial.Tokens;
import dev.pedigree.smoke.trial.Words;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs a model, or a small copy of its design, and says what that proves. */
public final class SmokeCheck {
  /** Tokens of a run without a text. */
  static final int MADE_UP = 17;

  private final SmokeRequest request;
  private final ModelInputs inputs;
  private final Outcome outcome = new Outcome();

  private SmokeCheck(SmokeRequest request) {
    this.request = request;
    this.inputs = new ModelInputs(request);
  }

  /** Checks one model. A model that does not work gives a result, not an exception. */
  public static SmokeResult run(SmokeRequest request) {
    SmokeCheck check = new SmokeCheck(request);
    return check.outcome.of(check::run);
  }

  private SmokeResult run() throws IOException {
    if (request.folder().isEmpty()) {
      return ReplicaCheck.run(read(request.tensors()), new ReplicaResults());
    }
    if (request.headers().isEmpty()) {
      return outcome.notRun(
          request.adapter().isPresent() ? "reason.adapter-alone" : "reason.no-weights");
    }
    Packed.foreign(request.config())
        .ifPresent(
            method -> {
              throw new UnsupportedDesign("weights packed by " + method);
            });
    long keyRows = MetaConfig.keyRows(request.config());
    try (Weights weights = Weights.open(request.folder().get(), request.headers(), keyRows)) {
      ArchitectureReader.Reading reading = read(weights.patterns());
      if (request.adapter().isEmpty()) {
        OpenRoles open = OpenRoles.of(request.source(), request.config(), weights.patterns());
        if (open.count() > 1 || open.count() == 1 && reading.alignment().isPresent()) {
          return new RolesCheck(
                  request,
                  inputs,
                  outcome,
                  architecture -> make(architecture, weights, null).decoder())
              .run(open, architecture -> real(architecture, weights, null));
        }
      }
      Optional<SmokeResult> nothing = ReplicaCheck.nothing(reading, outcome);
      if (nothing.isPresent()) {
        return nothing.get();
      }
      Architecture architecture = reading.architecture().orElseThrow();
      if (request.adapter().isEmpty()) {
        return real(architecture, weights, null);
      }
      SmokeAdapter adapter = request.adapter().get();
      try (Weights low = Weights.open(adapter.folder(), adapter.headers(), -1)) {
        return real(architecture, weights, new Lora(adapter.config(), low.tensors()));
      }
    }
  }

  private ArchitectureReader.Reading read(List<TensorPattern> tensors) {
    return ArchitectureReader.read(request.source(), request.config(), tensors);
  }

  /** A model that can be run. */
  private record Made(Decoder decoder, StoredParts parts, int[] layers) {}

  private Made make(Architecture architecture, Weights weights, Lora lora) throws IOException {
    Dimensions sizes = Dimensions.of(architecture);
    StoredParts parts =
        new StoredParts(architecture, weights.tensors(), sizes, request.config(), lora);
    int[] layers = DecoderBuilder.everyLayer(architecture);
    return new Made(new DecoderBuilder(architecture, sizes, parts, layers).build(), parts, layers);
  }

  private SmokeResult real(Architecture architecture, Weights weights, Lora lora)
      throws IOException {
    outcome.scope(SmokeResult.Scope.WEIGHTS, architecture.computation().layers().size());
    outcome.mapped(weights.bytes());
    Made made = make(architecture, weights, lora);
    Decoder decoder = made.decoder();
    if (lora != null && !lora.unused().isEmpty()) {
      throw new UnsupportedDesign(
          "tensors of the adapter such as " + lora.unused().iterator().next());
    }
    outcome.unused(LeftOver.of(architecture, made.parts().unused()));
    Optional<int[][]> ids = inputs.ids(decoder);
    Optional<Tokens> texts = ids.isPresent() ? Optional.empty() : inputs.texts(decoder);
    boolean fits = texts.isPresent() && texts.get().highest() < decoder.vocabulary();
    int tokens = ids.map(ModelInputs::count).orElseGet(() -> fits ? texts.get().count() : MADE_UP);
    long rows =
        ids.isPresent() ? tokens : fits ? Reading.rows(texts.get()) : Consistency.RUNS * MADE_UP;
    double operations = 2.0 * architecture.parameters().active() * rows;
    boolean reads = ids.isEmpty() && fits;
    int together = reads ? texts.get().longest() : tokens;
    long bytes = Footprint.of(decoder, together, reads ? LogitRun.PIECE : tokens);
    Optional<SmokeResult> tooMuch = outcome.tooMuch(request.limits(), operations, bytes);
    if (tooMuch.isPresent()) {
      return tooMuch.get();
    }
    outcome.cost(tokens, operations, bytes);
    Exercise.Builder builder =
        (changed, changedParts) ->
            new DecoderBuilder(changed, Dimensions.of(changed), changedParts, made.layers())
                .build();
    // Trying all changes takes about thirty more runs, so it is done only where runs are cheap.
    boolean cheap = operations * 30 <= request.limits().operations() / 10;
    Function<Predicate<Decoder>, Optional<String>> suspects =
        right ->
            cheap ? Suspects.find(architecture, made.parts(), builder, right) : Optional.empty();
    if (ids.isPresent()) {
      return given(
          decoder,
          ids.get(),
          suspects,
          logits -> {
            if (cheap) {
              outcome.elements(
                  Exercise.of(architecture, List.of(made.parts()), builder, ids.get()));
            }
          });
    }
    if (texts.isEmpty()) {
      return consistent(decoder, "reason.consistent");
    }
    Object[] fit = {
      "file", texts.get().source(), "tokens", texts.get().size(), "rows", decoder.vocabulary()
    };
    if (!fits) {
      return consistent(decoder, "reason.unfit", fit);
    }
    if (texts.get().size() > decoder.vocabulary()) {
      outcome.remark("remark.unfit", fit);
    }
    Loss loss = Reading.of(decoder, outcome.watch(), texts.get());
    if (!Reading.plausible(loss)) {
      suspects
          .apply(other -> Reading.repaired(loss, Reading.of(other, Watch.FINITE, texts.get())))
          .ifPresent(outcome::suspect);
    }
    return outcome.read(loss);
  }

  private SmokeResult given(
      Decoder decoder,
      int[][] ids,
      Function<Predicate<Decoder>, Optional<String>> suspects,
      Consumer<List<float[]>> whenEqual)
      throws IOException {
    List<float[]> logits = new LogitRun(decoder, outcome.watch()).together(ids);
    if (request.logits().isPresent()) {
      Reference.write(request.logits().get(), logits);
    }
    Optional<Reference> reference = Reference.of(request.folder().orElseThrow(), ids, logits);
    Optional<LogitDistance> distance = reference.map(r -> r.distance(logits));
    if (distance.isEmpty()) {
      return outcome.computed();
    }
    if (Reference.equal(distance.get())) {
      whenEqual.accept(logits);
    } else {
      suspects
          .apply(
              other -> {
                List<float[]> changed = new LogitRun(other, Watch.FINITE).together(ids);
                return Reference.equal(reference.get().distance(changed));
              })
          .ifPresent(outcome::suspect);
    }
    return outcome.compared(distance.get());
  }

  private SmokeResult consistent(Decoder decoder, String reason, Object... args) {
    return outcome.consistent(
        new Consistency(decoder, outcome.watch()).check(MADE_UP), Words.text(reason, args));
  }
}
