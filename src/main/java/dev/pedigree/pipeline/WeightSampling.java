package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.packing.Packed;
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
    JsonNode config = config(opened, main);
    Optional<String> foreign = Packed.foreign(config);
    if (foreign.isPresent()) {
      findings.add(unread(opened, "weights packed by " + foreign.get()));
      return Optional.empty();
    }
    try (Weights weights = Weights.ranged(contents::open, main, MetaConfig.keyRows(config))) {
      return Optional.of(SampleReader.read(architecture, weights, config, null));
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
