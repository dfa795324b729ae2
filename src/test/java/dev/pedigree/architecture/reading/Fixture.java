package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pedigree.Embedded;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.GgufConfig;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model described in one YAML file under {@code src/test/resources/architecture}: its
 * configuration, its tensors ({@code 'name with {0-31}': DTYPE 4096x4096}, {@code -} for a scalar),
 * and the expected result.
 *
 * @param name of the file, without {@code .yaml}
 * @param config the content of {@code config.json}, or derived from {@code gguf}, the metadata of a
 *     file
 * @param tensors patterns
 * @param expect {@code dialect}, {@code listing}, {@code parameters} and more
 */
public record Fixture(String name, JsonNode config, List<TensorPattern> tensors, JsonNode expect) {

  public static Fixture of(String name) {
    return read(Embedded.folder("architecture").resolve(name + ".yaml"));
  }

  public static List<Fixture> all() {
    try (Stream<Path> files = Files.list(Embedded.folder("architecture"))) {
      return files.sorted().map(Fixture::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Fixture read(Path file) {
    try {
      JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
      List<TensorPattern> tensors = new ArrayList<>();
      tree.path("tensors")
          .properties()
          .forEach(e -> tensors.add(pattern(e.getKey(), e.getValue().asText())));
      String name = file.getFileName().toString().replace(".yaml", "");
      return new Fixture(name, config(tree), tensors, tree.path("expect"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode config(JsonNode tree) {
    if (!tree.has("gguf")) {
      return tree.path("config");
    }
    Map<String, Object> metadata =
        new ObjectMapper().convertValue(tree.get("gguf"), new TypeReference<>() {});
    return GgufConfig.of(metadata);
  }

  public static TensorPattern pattern(String name, String dtypeAndShape) {
    String[] parts = dtypeAndShape.split(" ");
    List<Long> shape = new ArrayList<>();
    if (!parts[1].equals("-")) {
      for (String dimension : parts[1].split("x")) {
        shape.add(Long.parseLong(dimension));
      }
    }
    return new TensorPattern(name, parts[0], shape);
  }

  ArchitectureReader.Reading reading() {
    return ArchitectureReader.read(name, config, tensors);
  }

  public Architecture architecture() {
    return reading().architecture().orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
