package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.stated.SideJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How hand-made repositories of the kinds found in the wild compare. */
@Tag("shared")
class SharedWildDiffsTest {
  private static final Path WILD = Path.of("../shared/wild");
  private static final Catalog CATALOG = CatalogReader.read(Path.of("content")).catalog();

  @Test
  void twoModelsOfAnUnknownClassAreComparedByTheirFiles() {
    JsonNode diff = diff("unknown-class-a", "unknown-class-b");
    assertEquals("unknown", diff.at("/verdict/design").asText());
    assertEquals("same", diff.at("/verdict/shape").asText());
    assertEquals(4, diff.at("/tensors/sameNameAndShape").asInt());
    assertEquals(4, diff.at("/bytes/equal").asInt());
    assertEquals(
        List.of("layers same", "width same", "heads same", "feed-forward same", "vocabulary same"),
        each(diff.get("stated"), f -> f.get("fact").asText() + " " + f.get("answer").asText()));
    JsonNode stated = inspect("unknown-class-a").get("stated");
    assertEquals(1, stated.get("layers").asInt());
    assertEquals(8, stated.get("width").asInt());
    assertEquals(2, stated.get("heads").asInt());
    assertEquals(10, stated.get("vocabulary").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "unknown-class-a, quantised-plain",
    "quantised-plain, unknown-class-a",
    "pipeline/unet, pipeline/vae",
    "y04-adapter-variants/plain, y04-adapter-variants/ia3",
    "g03-gguf-lora-adapter, g07-gguf-unknown-architecture/llama.gguf",
    "two-tensor-networks/mlp.safetensors, two-tensor-networks/cnn.safetensors",
    "adapter-with-config, quantised-gptq"
  })
  void anUnknownSideIsNoReasonNotToAnswer(String a, String b) {
    JsonNode diff = diff(a, b);
    assertEquals("unknown", diff.at("/verdict/design").asText());
    assertTrue(diff.get("evidence").size() > 1);
    assertTrue(diff.get("unknown").size() > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quantised-gptq|quantised-plain|GPTQ, 4 bits, groups of 128 against unquantised (f16).",
        "quantised-plain|quantised-awq|unquantised (f16) against AWQ.",
        "quantised-fp8|quantised-gptq|FP8, 8 bits against GPTQ, 4 bits, groups of 128.",
        "x04-nvfp4-and-fp8-mixed/compressed-tensors|x04-nvfp4-and-fp8-mixed/plain|"
            + "COMPRESSED-TENSORS: FP8, 8 bits, one scale a row; NVFP4, 4 bits, groups of 16,"
            + " not: lm_head against unquantised (f32)."
      })
  void aQuantisationIsOneLineOfPackaging(String a, String b, String line) {
    JsonNode diff = diff(a, b);
    assertEquals("same", diff.at("/verdict/design").asText());
    assertEquals("same", diff.at("/verdict/shape").asText());
    assertEquals(
        List.of("packaging " + line),
        each(
            diff.get("differences"),
            d -> d.get("level").asText() + " " + d.at("/sentence/en").asText()));
  }

  @ParameterizedTest
  @CsvSource({
    "x01-wrapper-prefixes, plain, orig_mod, 19616",
    "x01-wrapper-prefixes, plain, module-orig_mod, 19616",
    "x01-wrapper-prefixes, plain, inner-orig_mod, 19616",
    "x01-wrapper-prefixes, plain, fsdp, 19616",
    "x01-wrapper-prefixes, plain, ckpt-wrapper, 19616",
    "x01-wrapper-prefixes, plain, lightning, 19616",
    "x04-nvfp4-and-fp8-mixed, plain, modelopt, 82240",
    "x09-vlm-names-old-and-new, old, v5-default, 93216",
    "x09-vlm-names-old-and-new, old, v5-module-names, 93216",
    "w01-moe-packed-mixtral, packed, per-expert, 29088",
    "w01-moe-packed-qwen3moe, packed, per-expert, 29120"
  })
  void anotherPackagingOfOneModelIsTheSameDesignAndShape(
      String folder, String a, String b, long parameters) {
    JsonNode diff = diff(folder + "/" + a, folder + "/" + b);
    assertEquals("same", diff.at("/verdict/design").asText());
    assertEquals("same", diff.at("/verdict/shape").asText());
    for (String side : List.of(a, b)) {
      assertEquals(parameters, inspect(folder + "/" + side).at("/parameters/total").asLong(), side);
    }
  }

  @ParameterizedTest
  @CsvSource({"old, visual", "v5-default, visual", "v5-module-names, model.visual"})
  void theTowerOfAModelThatSeesIsCountedApart(String folder, String tower) {
    JsonNode json = inspect("x09-vlm-names-old-and-new/" + folder);
    assertEquals(93216, json.at("/parameters/total").asLong());
    assertEquals(25888, json.at("/parameters/active").asLong());
    assertEquals(tower, json.at("/towers/0/name").asText());
    assertEquals(93216 - 25888, json.at("/towers/0/parameters").asLong());
    assertEquals(1, json.get("towers").size());
  }

  @ParameterizedTest
  @CsvSource({
    "plain, true, 4",
    "dora, true, 4",
    "saved-head, true, 4",
    "with-feed-forward, true, 6",
    "mlx-lora, true, 2"
  })
  void anAdapterIsHeldAgainstTheBaseOfTheSameCall(String folder, boolean fits, long modules) {
    JsonNode diff = diff("x01-wrapper-prefixes/plain", "y04-adapter-variants/" + folder);
    assertEquals(fits, diff.at("/base/fits").asBoolean());
    assertEquals(modules, diff.at("/base/modules").asLong());
  }

  @Test
  void aFileOfAnUnknownArchitectureAndAHybridOneAreCounted() {
    assertEquals(
        19616,
        inspect("g07-gguf-unknown-architecture/toyarch.gguf").at("/parameters/total").asLong());
    assertEquals(35328, inspect("g06-kv-array-per-layer").at("/parameters/total").asLong());
    assertEquals(95648, inspect("y01-kv-shared-layers/gemma3n").at("/parameters/total").asLong());
  }

  private static List<String> each(
      JsonNode list, java.util.function.Function<JsonNode, String> text) {
    return StreamSupport.stream(list.spliterator(), false).map(text).toList();
  }

  private static JsonNode diff(String a, String b) {
    Pairing pair = Pairing.of(open(a), open(b), CATALOG);
    return pair.compared().isPresent()
        ? ComparedJson.of(pair.compared().get())
        : SideJson.of(pair.stated().orElseThrow());
  }

  private static ObjectNode inspect(String folder) {
    return InspectionJson.of(Inspection.of(open(folder)), false);
  }

  private static OpenedModel open(String folder) {
    Path path = WILD.resolve(folder);
    return new OpenedModel(
        folder,
        Optional.of(ModelFolder.read(path).snapshot()),
        ModelFolder.read(path).headers(),
        Optional.of(path.toFile().isFile() ? path.getParent() : path),
        Optional.empty());
  }
}
