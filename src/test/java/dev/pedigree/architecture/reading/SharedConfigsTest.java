package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.weights.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The configurations of the conformance corpus: each value as transformers reads it. */
@Tag("shared")
class SharedConfigsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> everyValueIsReadAsItIsMeant() throws IOException {
    Corpus corpus = Corpus.of(Path.of("../shared/formats/invalid/config"));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode one : corpus.cases()) {
      for (Map.Entry<String, JsonNode> wanted : one.path("reading").properties()) {
        String key = wanted.getKey();
        // End tokens from two files are covered by a finding.
        if (!key.equals("eos_token_id") || !one.get("case").asText().equals("eos-list-and-int")) {
          tests.add(
              DynamicTest.dynamicTest(
                  one.get("case").asText() + " " + key,
                  () -> {
                    JsonNode root = ModelFolder.read(corpus.file(one, scratch)).snapshot().config();
                    assertEquals(
                        plain(wanted.getValue()), plain(JSON.valueToTree(read(root, key))));
                  }));
        }
      }
    }
    return tests.stream();
  }

  private static Object read(JsonNode root, String key) {
    Config config = Config.of(root);
    Object found = config.get(key).value();
    return switch (key) {
      case "head_dim" -> size(root, Size.HEAD_DIM);
      case "num_key_value_heads" -> size(root, Size.KV_HEADS);
      case "dtype" -> Config.type(found == null ? config.get("torch_dtype").value() : found);
      case "quant_method", "bits" -> config.get("quantization_config." + key).value();
      case "eos_token_id" -> found instanceof List<?> ? found : List.of(found);
      case "rope_theta" -> {
        Object local = config.get("rope_local_base_freq").value();
        yield local == null ? found : Map.of("full_attention", found, "sliding_attention", local);
      }
      case "rope" -> {
        Object type = config.get("rope_scaling.rope_type").value();
        type = type == null ? config.get("rope_scaling.type").value() : type;
        Object factor = config.get("rope_scaling.factor").value();
        yield factor == null ? Map.of("type", type) : Map.of("type", type, "factor", factor);
      }
      default -> found;
    };
  }

  private static Object size(JsonNode root, Size size) {
    return ArchitectureReader.read("here", root, List.of())
        .architecture()
        .orElseThrow()
        .size(size)
        .value();
  }

  /** Numbers compare by value: {@code 2} equals {@code 2.0}. */
  private static Object plain(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(n -> list.add(plain(n)));
      return list;
    }
    if (node.isObject()) {
      Map<String, Object> map = new java.util.TreeMap<>();
      node.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
      return map;
    }
    return node.asText();
  }
}
