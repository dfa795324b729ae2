package dev.pedigree.pipeline.signing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.dialect.GgufConfig;
import dev.pedigree.crawl.MainCopy;
import dev.pedigree.crawl.MetaConfig;
import dev.pedigree.crawl.WeightContents;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.packing.Packed;
import dev.pedigree.smoke.parts.Weights;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The weight files of the model itself, without other copies and adapters.
 *
 * @param headers of these files
 * @param config by which they are read
 */
public record MainWeights(List<WeightHeader> headers, JsonNode config) {

  /** Those of a snapshot; empty where no header was read. */
  public static Optional<MainWeights> of(List<WeightHeader> headers, Snapshot snapshot) {
    Map<String, WeightHeader> byPath = new TreeMap<>();
    headers.stream()
        .filter(header -> !name(header).startsWith("adapter_model"))
        .forEach(header -> byPath.put(header.path(), header));
    if (byPath.isEmpty()) {
      return Optional.empty();
    }
    List<WeightHeader> main =
        MainCopy.of(List.copyOf(byPath.keySet()), byPath).paths().stream()
            .map(byPath::get)
            .toList();
    JsonNode config =
        main.get(0).format().equals("gguf")
            ? GgufConfig.of(main.get(0).metadata())
            : snapshot.config();
    return Optional.of(new MainWeights(main, config));
  }

  private static String name(WeightHeader header) {
    return header.path().substring(header.path().lastIndexOf('/') + 1);
  }

  /**
   * Opens the files by ranges.
   *
   * @throws UnsupportedDesign when they are packed in a way that cannot be unpacked
   */
  public Weights open(WeightContents contents) throws IOException {
    Optional<String> foreign = Packed.foreign(config);
    if (foreign.isPresent()) {
      throw new UnsupportedDesign("weights packed by " + foreign.get());
    }
    return Weights.ranged(contents::open, headers, MetaConfig.keyRows(config));
  }
}
