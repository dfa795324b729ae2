package dev.pedigree.pipeline.relate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.GgufConfig;
import dev.pedigree.crawl.MainCopy;
import dev.pedigree.crawl.MetaConfig;
import dev.pedigree.crawl.WeightContents;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.SampleReader;
import dev.pedigree.pipeline.OpenedModel;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.packing.Packed;
import dev.pedigree.smoke.parts.Lora;
import dev.pedigree.smoke.parts.Weights;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    List<WeightHeader> main = main(opened.headers());
    if (main.isEmpty()) {
      return Optional.empty();
    }
    return guarded(opened, findings, () -> read(opened, architecture, main, contents, null));
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
    List<WeightHeader> main = main(opened.headers());
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
            return read(opened, architecture, main, contents, new Lora(settings, low.tensors()));
          }
        });
  }

  private interface Reading {
    Sample read() throws IOException;
  }

  private static Sample read(
      OpenedModel opened,
      Architecture architecture,
      List<WeightHeader> main,
      WeightContents contents,
      Lora lora)
      throws IOException {
    JsonNode config = config(opened, main);
    Optional<String> foreign = Packed.foreign(config);
    if (foreign.isPresent()) {
      throw new UnsupportedDesign("weights packed by " + foreign.get());
    }
    try (Weights weights = Weights.ranged(contents::open, main, MetaConfig.keyRows(config))) {
      return SampleReader.read(architecture, weights, config, lora);
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

  /** The files of the model itself, without other copies and adapters. */
  private static List<WeightHeader> main(List<WeightHeader> headers) {
    Map<String, WeightHeader> byPath = new TreeMap<>();
    headers.stream()
        .filter(header -> !name(header).startsWith("adapter_model"))
        .forEach(header -> byPath.put(header.path(), header));
    return byPath.isEmpty()
        ? List.of()
        : MainCopy.of(List.copyOf(byPath.keySet()), byPath).paths().stream()
            .map(byPath::get)
            .toList();
  }

  private static JsonNode config(OpenedModel opened, List<WeightHeader> main) {
    return main.get(0).format().equals("gguf")
        ? GgufConfig.of(main.get(0).metadata())
        : opened.snapshot().orElseThrow().config();
  }

  private static String name(WeightHeader header) {
    return header.path().substring(header.path().lastIndexOf('/') + 1);
  }
}
