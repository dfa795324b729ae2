package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.PackagingJson;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.smoke.SmokeCheck;
import dev.pedigree.smoke.SmokeJson;
import dev.pedigree.smoke.SmokeLimits;
import dev.pedigree.smoke.SmokeRequest;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.SmokeVerdict;
import dev.pedigree.weights.WeightHeader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs one input: its weights if they are on this machine, else a replica of its design.
 *
 * @param source the path, URL or id as the user gave it
 * @param result the result; empty when the input could not be opened
 * @param failure why it could not be opened
 * @param packaging how its numbers are stored, if they are quantised
 */
public record SmokeRun(
    String source,
    Optional<SmokeResult> result,
    Optional<Finding> failure,
    Optional<Packaging> packaging) {

  /**
   * Opens and runs {@code source}.
   *
   * @param ids a file with token ids to run
   * @param logits a file to write logits to
   */
  public static SmokeRun of(
      ModelOpener opener, String source, Optional<Path> ids, Optional<Path> logits) {
    try {
      OpenedModel opened = opener.open(source);
      SmokeRequest request = request(opened).with(ids, logits);
      return new SmokeRun(
          source,
          Optional.of(SmokeCheck.run(request)),
          Optional.empty(),
          opened.snapshot().map(Packaging::of).filter(Packaging::quantised));
    } catch (FindingException e) {
      return failed(source, e.finding());
    } catch (RuntimeException | StackOverflowError e) {
      return failed(source, Bug.of(source, e));
    }
  }

  private static SmokeRun failed(String source, Finding why) {
    return new SmokeRun(source, Optional.empty(), Optional.of(why), Optional.empty());
  }

  /**
   * What to run of an opened input.
   *
   * @throws FindingException for a model known from its paper only
   */
  public static SmokeRequest request(OpenedModel opened) {
    Snapshot snapshot =
        opened
            .snapshot()
            .orElseThrow(
                () ->
                    new FindingException(
                        Finding.error("pipeline.paper-only", Location.of(opened.source()))));
    if (opened.folder().isEmpty() || opened.headers().isEmpty()) {
      return SmokeRequest.ofHeaders(
          opened.source(), snapshot.config(), snapshot.tensors(), SmokeLimits.USUAL);
    }
    int below = opened.inside().isEmpty() ? 0 : opened.inside().length() + 1;
    return SmokeRequest.ofFolder(
        opened.source(),
        snapshot.config(),
        opened.folder().get().resolve(opened.inside()),
        Stream.concat(opened.headers().stream(), adapters(opened))
            .map(h -> h.at(h.path().substring(below)))
            .toList(),
        SmokeLimits.USUAL);
  }

  /** The weights of adapters that lie in a folder of the model and are run with it. */
  private static Stream<WeightHeader> adapters(OpenedModel opened) {
    return opened.parts().stream()
        .filter(part -> part.place().kind() == Place.Kind.ADAPTER)
        .flatMap(part -> part.model().headers().stream());
  }

  /** Whether the model or the input is broken; false if it was just not run. */
  public boolean failed() {
    return result.map(r -> r.verdict() == SmokeVerdict.FAILED).orElse(true);
  }

  /** {@code {source, verdict, reason, tokens, loss, peakBytes, …}}. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", source);
    if (result.isPresent()) {
      json.setAll(SmokeJson.of(result.get()));
      packaging.ifPresent(how -> json.set("quantisation", PackagingJson.of(how)));
    } else {
      json.put("verdict", SmokeVerdict.NOT_RUN.word());
      json.put("reason", failure.orElseThrow().message().en());
      json.putArray("findings").add(FindingPrinter.json(failure.orElseThrow()));
    }
    return json;
  }
}
