package dev.pedigree.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs a model, or a small copy of its design, and says what that proves. */
public final class SmokeCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Tokens of a run without a text. */
  static final int MADE_UP = 17;

  private final SmokeRequest request;
  private final Outcome outcome = new Outcome();

  private SmokeCheck(SmokeRequest request) {
    this.request = request;
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

  private SmokeResult real(Architecture architecture, Weights weights, Lora lora)
      throws IOException {
    outcome.scope(SmokeResult.Scope.WEIGHTS, architecture.computation().layers().size());
    outcome.mapped(weights.bytes());
    Dimensions sizes = Dimensions.of(architecture);
    StoredParts parts =
        new StoredParts(architecture, weights.tensors(), sizes, request.config(), lora);
    int[] layers = DecoderBuilder.everyLayer(architecture);
    Decoder decoder = new DecoderBuilder(architecture, sizes, parts, layers).build();
    if (lora != null && !lora.unused().isEmpty()) {
      throw new UnsupportedDesign(
          "tensors of the adapter such as " + lora.unused().iterator().next());
    }
    outcome.unused(LeftOver.of(architecture, parts.unused()));
    Optional<int[][]> ids = ids(decoder);
    Optional<Tokens> texts = ids.isPresent() ? Optional.empty() : texts(decoder);
    boolean fits = texts.isPresent() && texts.get().highest() < decoder.vocabulary();
    int tokens = ids.map(SmokeCheck::count).orElseGet(() -> fits ? texts.get().count() : MADE_UP);
    long rows =
        ids.isPresent() ? tokens : fits ? Reading.rows(texts.get()) : Consistency.RUNS * MADE_UP;
    double operations = 2.0 * architecture.parameters().active() * rows;
    if (operations > request.limits().operations()) {
      return outcome.notRun(
          "reason.too-large",
          "operations",
          Words.number(operations),
          "limit",
          Words.number(request.limits().operations()));
    }
    boolean reads = ids.isEmpty() && fits;
    int together = reads ? texts.get().longest() : tokens;
    long bytes = Footprint.of(decoder, together, reads ? LogitRun.PIECE : tokens);
    if (bytes > request.limits().bytes()) {
      return outcome.notRun(
          "reason.too-much-memory", "bytes", bytes, "limit", request.limits().bytes());
    }
    outcome.cost(tokens, operations, bytes);
    Exercise.Builder builder =
        (changed, changedParts) ->
            new DecoderBuilder(changed, Dimensions.of(changed), changedParts, layers).build();
    // Trying all changes takes about thirty more runs, so it is done only where runs are cheap.
    boolean cheap = operations * 30 <= request.limits().operations() / 10;
    Function<Predicate<Decoder>, Optional<String>> suspects =
        right -> cheap ? Suspects.find(architecture, parts, builder, right) : Optional.empty();
    if (ids.isPresent()) {
      return given(
          decoder,
          ids.get(),
          suspects,
          logits -> {
            if (cheap) {
              outcome.elements(Exercise.of(architecture, List.of(parts), builder, ids.get()));
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

  /** The requested token ids, or those in the file beside the weights; empty without either. */
  private Optional<int[][]> ids(Decoder decoder) throws IOException {
    Path beside = request.folder().orElseThrow().resolve(Reference.IDS);
    Path file = request.inputIds().orElse(beside);
    if (request.inputIds().isEmpty() && !Files.exists(beside)) {
      return Optional.empty();
    }
    try {
      int[][] ids = JSON.readValue(file.toFile(), int[][].class);
      for (int[] sequence : ids) {
        for (int id : sequence) {
          if (id < 0 || id >= decoder.vocabulary()) {
            throw new IOException(
                file + ": token " + id + " is not in a vocabulary of " + decoder.vocabulary());
          }
        }
      }
      return Optional.of(ids);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  /** The tokenized texts; empty without a tokenizer. */
  private Optional<Tokens> texts(Decoder decoder) throws IOException {
    int room = Footprint.tokens(decoder, request.limits().bytes());
    int limit = Math.min(Math.min(request.limits().tokens(), room), decoder.longest());
    return Tokens.read(
        request.folder().orElseThrow(),
        request.headers(),
        request.config(),
        request.texts(),
        limit);
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

  private static int count(int[][] ids) {
    int count = 0;
    for (int[] sequence : ids) {
      count += sequence.length;
    }
    return count;
  }
}
