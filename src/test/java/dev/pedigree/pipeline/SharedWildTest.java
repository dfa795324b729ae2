package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.ModelFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hand-made repositories of the kinds found in the wild are said to be. */
@Tag("shared")
class SharedWildTest {
  private static final Path WILD = Path.of("../shared/wild");

  @ParameterizedTest
  @CsvSource({
    "y04-adapter-variants/plain, LORA, example/Toy-Llama, 4, 896",
    "y04-adapter-variants/dora, DORA, example/Toy-Llama, 4, 992",
    "y04-adapter-variants/saved-head, LORA, example/Toy-Llama, 4, 2944",
    "y04-adapter-variants/embedding-lora, LORA, example/Toy-Llama, 4, 1280",
    "y04-adapter-variants/with-feed-forward, LORA, example/Toy-Llama, 4, 1536",
    "y04-adapter-variants/prompt-tuning, PROMPT_TUNING, example/Toy-Llama, 0, 256",
    "y04-adapter-variants/ia3, IA3, example/Toy-Llama, 0, 32",
    "y04-adapter-variants/mlx-lora, LORA, example/Toy-Llama, 4, 512",
    "g03-gguf-lora-adapter, LORA, example/Toy, 4, 896",
    "adapter-with-config, LORA, example-lab/Base-1B, 16, 0"
  })
  void anAdapterIsCountedByItselfAndNeverDescribedAsItsBase(
      String folder, String kind, String base, long rank, long parameters) {
    ObjectNode json = inspect(folder);
    assertEquals(kind, json.at("/adapter/kind").asText());
    assertEquals(base, json.at("/adapter/base").asText());
    assertEquals(rank, json.at("/adapter/rank").asLong());
    assertEquals(parameters, json.at("/parameters/total").asLong());
    assertEquals("", json.path("dialect").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "quantised-gptq, GPTQ, 4, 128",
    "quantised-awq, AWQ, 0, 0",
    "quantised-fp8, FP8, 8, 0",
    "quantised-plain, '', 0, 0"
  })
  void aQuantisationIsSaid(String folder, String method, long bits, long group) {
    ObjectNode json = inspect(folder);
    assertEquals(method, json.at("/quantisation/method").asText());
    assertEquals(bits, json.at("/quantisation/bits").asLong());
    assertEquals(group, json.at("/quantisation/group").asLong());
  }

  @Test
  void aRecipeStatesParentsThatTheCardDoesNotName() {
    assertEquals(
        List.of(
            "example-lab/A-1B README.md ",
            "example-lab/A-1B mergekit_config.yml model_stock",
            "example-lab/B-1B mergekit_config.yml model_stock"),
        StreamSupport.stream(inspect("merge-recipe").get("parents").spliterator(), false)
            .map(
                p ->
                    p.get("parent").asText()
                        + " "
                        + p.get("file").asText()
                        + " "
                        + p.get("method").asText())
            .toList());
  }

  @Test
  void anIndexThatIsAPointerIsCalledOne() {
    assertEquals(
        List.of("crawl.git-lfs-pointer", "pipeline.no-weights"),
        StreamSupport.stream(inspect("index-is-a-pointer").get("findings").spliterator(), false)
            .map(f -> f.get("rule").asText())
            .toList());
  }

  private static ObjectNode inspect(String folder) {
    Path path = WILD.resolve(folder);
    return InspectionJson.of(
        Inspection.of(
            new OpenedModel(
                folder,
                Optional.of(ModelFolder.read(path).snapshot()),
                ModelFolder.read(path).headers(),
                Optional.of(path),
                Optional.empty())),
        false);
  }
}
