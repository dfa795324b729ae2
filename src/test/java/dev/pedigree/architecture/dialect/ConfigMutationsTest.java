package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.check.ConfigCheck;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Small configurations of known classes: no key of them can change without a word. */
class ConfigMutationsTest {
  private static final Path CONFIGS = Path.of("src/test/resources/made-up/configs");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS)) {
      return files.map(f -> f.getFileName().toString().replace(".json", "")).sorted().toList();
    }
  }

  private static ObjectNode config(String name) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(CONFIGS.resolve(name + ".json").toFile());
  }

  private static Architecture read(JsonNode config) {
    return ArchitectureReader.read("here", config, List.of()).architecture().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyKeyThatIsNotNeutralIsNoticed(String name) throws IOException {
    assertEquals(Optional.of(List.of()), ConfigMutations.silent(name, config(name)));
  }

  @ParameterizedTest
  @CsvSource({"mpt, 'bias on q, k, v and output'", "qwen1, 'bias on q, k, v and output'"})
  void biasesThatAreSwitchedOnAreDescribedAndCounted(String name, String bias) throws IOException {
    ObjectNode config = config(name);
    Architecture without = read(config);
    Architecture with = read(config.put("no_bias", false));
    assertTrue(with.parameters().total() > without.parameters().total());
    assertTrue(
        with.listing().stream().anyMatch(line -> line.toString().contains(bias)),
        with.listing().toString());
    assertEquals(without.findings(), with.findings());
  }

  @Test
  void aKeyThatNobodyReadsInsideAnObjectIsSaid() throws IOException {
    ObjectNode config = config("mpt");
    ((ObjectNode) config.get("attn_config")).put("qk_ln", true);
    assertEquals(
        List.of("the configuration says attn_config.qk_ln = true, which is not read here"),
        read(config).findings().stream()
            .filter(f -> f.severity() == Severity.WARNING)
            .map(f -> f.message().en())
            .toList());
  }

  @Test
  void wordsForLayersThatNoProgramUsesAreSaid() throws IOException {
    ObjectNode config = config("gemma2");
    config.putArray("layer_types").add("full_attention").add("sideways");
    Finding found =
        ConfigCheck.of("here", config, Optional.empty()).stream()
            .filter(f -> f.rule().equals("architecture.word-unknown"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "layer_types has words that no known program uses: sideways", found.message().en());
  }

  @Test
  void theBaseOfRopeInTwoPlacesIsSaidWithBothNumbers() throws IOException {
    ObjectNode config = config("llama").put("rope_theta", 777);
    assertEquals(
        List.of(
            "rope_theta is 10000 in rope_parameters and 777 beside it; which of the two counts"
                + " depends on the program"),
        ConfigCheck.of("here", config, Optional.empty()).stream()
            .filter(f -> f.rule().equals("architecture.rope-twice"))
            .map(f -> f.message().en())
            .toList());
  }

  @Test
  void whatAnotherProgramTakesForKeysThatAreLeftOutIsUnknown() throws IOException {
    JsonNode config =
        new ObjectMapper()
            .readTree(
                "{\"model_type\":\"chatglm\",\"architectures\":[\"ChatGLMModel\"],"
                    + "\"hidden_size\":64,\"inner_hidden_size\":256,\"num_layers\":2,"
                    + "\"num_attention_heads\":4,\"vocab_size\":100,"
                    + "\"position_encoding_2d\":true,\"layernorm_epsilon\":1e-5}");
    Architecture read = read(config);
    assertTrue(read.trait(Trait.ATTENTION).unknown());
    assertTrue(read.size(Size.KV_HEADS).unknown());
    assertEquals(4L, read.size(Size.HEADS).value());
  }
}
