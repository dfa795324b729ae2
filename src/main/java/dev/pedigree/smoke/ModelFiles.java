package dev.pedigree.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.dialect.GgufConfig;
import dev.pedigree.crawl.MainCopy;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a folder that a run needs.
 *
 * @param config {@code config.json}, GGUF metadata in that form, or {@code params.json}
 * @param main the weight files of the model; of several copies the main one
 * @param adapter a low-rank adapter beside them
 */
record ModelFiles(JsonNode config, List<WeightHeader> main, Optional<SmokeAdapter> adapter) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Finds the files.
   *
   * @throws FindingException when a configuration that is needed is there but cannot be read
   */
  static ModelFiles of(Path folder, JsonNode config, List<WeightHeader> headers) {
    List<WeightHeader> adapters =
        headers.stream().filter(h -> name(h).startsWith("adapter_model")).toList();
    List<WeightHeader> models =
        headers.stream().filter(h -> !name(h).startsWith("adapter_model")).toList();
    Map<String, WeightHeader> byPath = new TreeMap<>();
    models.forEach(h -> byPath.put(h.path(), h));
    List<WeightHeader> main =
        models.isEmpty()
            ? List.of()
            : MainCopy.of(List.copyOf(byPath.keySet()), byPath).paths().stream()
                .map(byPath::get)
                .toList();
    return new ModelFiles(
        config(folder, config, main),
        main,
        adapters.isEmpty() ? Optional.empty() : adapter(folder, adapters));
  }

  private static JsonNode config(Path folder, JsonNode config, List<WeightHeader> main) {
    if (!main.isEmpty() && main.get(0).format().equals("gguf")) {
      return gguf(main.get(0).metadata());
    }
    return config.isMissingNode() ? json(folder.resolve("params.json")) : config;
  }

  /**
   * The configuration in GGUF metadata, with the BOS token, which GGUF keeps with the vocabulary.
   */
  private static JsonNode gguf(Map<String, Object> metadata) {
    ObjectNode config = GgufConfig.of(metadata);
    if (metadata.get("tokenizer.ggml.bos_token_id") instanceof Number begin) {
      config.put("bos_token_id", begin.intValue());
    }
    return config;
  }

  /** The first adapter in the folder; if it has no configuration, running it reports that. */
  private static Optional<SmokeAdapter> adapter(Path folder, List<WeightHeader> files) {
    Path inside = Path.of(files.get(0).path()).getParent();
    Path at = inside == null ? folder : folder.resolve(inside);
    List<WeightHeader> own =
        files.stream().filter(h -> Objects.equals(Path.of(h.path()).getParent(), inside)).toList();
    return Optional.of(new SmokeAdapter(json(at.resolve("adapter_config.json")), folder, own));
  }

  /** A missing node where there is no such file: reading the architecture reports what it lacks. */
  private static JsonNode json(Path file) {
    if (!Files.isRegularFile(file)) {
      return MissingNode.getInstance();
    }
    String name = file.getFileName().toString();
    try {
      return JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      Location at =
          e.getLocation() == null
              ? Location.of(name)
              : Location.at(name, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw unreadable(at, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(Location.of(name), String.valueOf(e.getMessage()), e);
    }
  }

  private static FindingException unreadable(Location at, String reason, IOException cause) {
    return new FindingException(
        Finding.error("smoke.json-unreadable", at, "reason", reason), cause);
  }

  private static String name(WeightHeader header) {
    return header.path().substring(header.path().lastIndexOf('/') + 1);
  }
}
