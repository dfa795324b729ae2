package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the small files that state an adapter, a quantisation, a merge or a training run. */
final class BesideFiles {
  private static final List<String> NAMES =
      List.of(
          "adapter_config.json",
          "mergekit_config.yml",
          "mergekit_config.yaml",
          "mergekit_moe_config.yml",
          "mergekit_moe_config.yaml",
          "quantize_config.json",
          "quant_config.json",
          "hf_quant_config.json",
          "trainer_state.json");

  /** Metadata of a GGUF file that says whom the model comes from, and on which terms. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "general\\.(?:type|license(?:\\..+)?|(?:base_model|dataset|source)\\..+)|adapter\\..+");

  private static final int MOST_KEYS = 400;

  private BesideFiles() {}

  /** Gives the content of a file at the top; empty when there is none. */
  interface Contents {
    Optional<Blobs.Content> of(String name) throws IOException;
  }

  /** The files that are there, and the general metadata of GGUF files, by path. */
  static SortedMap<String, JsonNode> read(
      Contents contents, List<WeightHeader> headers, List<Finding> findings) throws IOException {
    SortedMap<String, JsonNode> beside = new TreeMap<>();
    for (String name : NAMES) {
      Optional<Blobs.Content> content = contents.of(name);
      if (content.isPresent()) {
        SmallFile read = SmallFile.config(name, content.get());
        findings.addAll(read.findings());
        read.value().map(value -> kept(name, value)).ifPresent(value -> beside.put(name, value));
      }
    }
    for (WeightHeader header : headers) {
      ObjectNode general = general(header);
      if (header.format().equals("gguf") && !general.isEmpty()) {
        beside.put(header.path(), general);
      }
    }
    return beside;
  }

  /** The state of a trainer is a long log; only the model that it points to is kept. */
  private static JsonNode kept(String name, JsonNode value) {
    return name.equals("trainer_state.json")
        ? ((ObjectNode) value).retain("best_model_checkpoint")
        : value;
  }

  private static ObjectNode general(WeightHeader header) {
    ObjectNode general = JsonNodeFactory.instance.objectNode();
    header
        .metadata()
        .forEach(
            (key, value) -> {
              if (ORIGIN.matcher(key).matches() && general.size() < MOST_KEYS) {
                general.put(key, Clean.text(String.valueOf(value)));
              }
            });
    return general;
  }
}
