package dev.pedigree.pipeline.relate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.crawl.WeightContents;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.SampleReader;
import dev.pedigree.pipeline.OpenedModel;
import dev.pedigree.pipeline.signing.MainWeights;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Lora;
import dev.pedigree.smoke.parts.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads samples of the weights of opened inputs. */
final class WeightSampling {
  private WeightSampling() {}

  /**
   * The sample of a model.
   *
   * @param findings receives why there is none
   */
  static Optional<Sample> of(
      OpenedModel opened,
      Architecture architecture,
      WeightContents contents,
      List<Finding> findings) {
    Optional<MainWeights> main = main(opened);
    if (main.isEmpty()) {
      return Optional.empty();
    }
    return guarded(opened, findings, () -> read(architecture, main.get(), contents, null));
  }

  /**
   * The sample of a model with an adapter applied.
   *
   * @param adapter the adapter alone
   * @param findings receives why there is none
   */
  static Optional<Sample> of(
      OpenedModel opened,
      Architecture architecture,
      WeightContents contents,
      OpenedModel adapter,
      WeightContents adapterContents,
      List<Finding> findings) {
    Optional<MainWeights> main = main(opened);
    JsonNode settings =
        adapter.snapshot().orElseThrow().beside().entrySet().stream()
            .filter(file -> file.getKey().endsWith("adapter_config.json"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(MissingNode.getInstance());
    if (main.isEmpty() || settings.isMissingNode()) {
      return Optional.empty();
    }
    return guarded(
        adapter,
        findings,
        () -> {
          try (Weights low = Weights.ranged(adapterContents::open, adapter.headers(), -1)) {
            return read(architecture, main.get(), contents, new Lora(settings, low.tensors()));
          }
        });
  }

  private interface Reading {
    Sample read() throws IOException;
  }

  private static Sample read(
      Architecture architecture, MainWeights main, WeightContents contents, Lora lora)
      throws IOException {
    try (Weights weights = main.open(contents)) {
      return SampleReader.read(architecture, weights, main.config(), lora);
    }
  }

  private static Optional<Sample> guarded(
      OpenedModel opened, List<Finding> findings, Reading reading) {
    try {
      return Optional.of(reading.read());
    } catch (UnsupportedDesign | BrokenStep | IOException | UncheckedIOException e) {
      findings.add(unread(opened, String.valueOf(e.getMessage())));
      return Optional.empty();
    } catch (FindingException e) {
      findings.add(e.finding());
      return Optional.empty();
    }
  }

  private static Finding unread(OpenedModel opened, String reason) {
    return Finding.warning(
        "pipeline.weights-unread", Location.of(opened.source()), "reason", reason);
  }

  private static Optional<MainWeights> main(OpenedModel opened) {
    return MainWeights.of(opened.headers(), opened.snapshot().orElseThrow());
  }
}
