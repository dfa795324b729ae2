package dev.pedigree.crawl.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.text.YamlText;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parents are taken from every file that names them, with the relation that it states. */
class StatedParentsTest {
  private final SortedMap<String, JsonNode> beside = new TreeMap<>();
  private JsonNode config = MissingNode.getInstance();
  private JsonNode card = MissingNode.getInstance();
  private List<String> files = List.of("model.safetensors");
  private List<TensorPattern> tensors = List.of();

  @Test
  void anAddressOfAHubIsTheIdInIt() {
    card = yaml("base_model: https://hub.example/lab/Model-7B/tree/main");
    assertEquals(List.of("lab/Model-7B hub id finetune"), parents());
  }

  @Test
  void anAddressOfCodeIsNoModel() {
    card = yaml("base_model: https://github.com/lab/code");
    assertEquals(List.of("https://github.com/lab/code URL finetune"), parents());
  }

  @Test
  void aStatedRelationIsNotReplacedByAnInferredOne() {
    card = yaml("base_model: lab/Model\nbase_model_relation: Quantized\ntags: [merge]");
    assertEquals(List.of("lab/Model hub id quantized"), parents());
    assertEquals(Inferred.NONE, all().get(0).inferred());
  }

  @Test
  void aRevisionWithoutWeightsIsNotAFineTune() {
    card = yaml("base_model: lab/Model");
    files = List.of();
    assertEquals(List.of("lab/Model hub id "), parents());
    assertEquals(Inferred.Because.NO_WEIGHTS, all().get(0).inferred().because());
  }

  @Test
  void aTagSaysWhatBranchesHold() {
    card = yaml("base_model: lab/Model\nquantized_by: somebody");
    files = List.of();
    assertEquals(List.of("lab/Model hub id quantized"), parents());
  }

  @ParameterizedTest
  @CsvSource({"onnx/model.onnx, ''", "model-f16.gguf, ''", "pytorch_model.bin, finetune"})
  void aConversionIsNeitherFineTuneNorQuantised(String file, String relation) {
    card = yaml("base_model: lab/Model");
    files = List.of(file);
    assertEquals(List.of("lab/Model hub id " + relation), parents());
  }

  @Test
  void numberTypesShowAQuantisation() {
    card = yaml("base_model: lab/Model");
    files = List.of("model.Q4_K_M.gguf");
    tensors = List.of(new TensorPattern("blk.0.attn_q.weight", "Q4_K", List.of(64L, 64L)));
    assertEquals(List.of("lab/Model hub id quantized"), parents());
  }

  @Test
  void severalParentsAreAMergeButNotThoseOfAModelThatSees() {
    card = yaml("base_model:\n- lab/A\n- lab/B");
    assertEquals(List.of("lab/A hub id merge", "lab/B hub id merge"), parents());
    card = yaml("base_model:\n- lab/A\n- lab/B\npipeline_tag: image-text-to-text");
    assertEquals(List.of("lab/A hub id ", "lab/B hub id "), parents());
  }

  @Test
  void tagsThatNameSeveralRelationsNameNone() {
    card = yaml("base_model: lab/A\ntags: [merge, awq]");
    assertEquals(List.of("lab/A hub id finetune"), parents());
  }

  @Test
  void whatAQuantisedConfigurationWasLoadedFromIsWhatWasQuantised() {
    config = yaml("_name_or_path: lab/Model\nquantization_config: {quant_method: gptq, bits: 4}");
    assertEquals(List.of("lab/Model hub id quantized"), parents());
    config = yaml("_name_or_path: lab/Model");
    assertEquals(List.of("lab/Model hub id "), parents());
    assertEquals("loaded-from", all().get(0).relation());
  }

  @Test
  void aRecipeSaysWhatItTakesOfEachParent() {
    beside.put(
        "mergekit_config.yml",
        yaml(
            """
            merge_method: passthrough
            slices:
            - sources:
              - model: lab/A
                layer_range: [0, 24]
            - sources:
              - model: lab/B+lab/B-lora
                layer_range: [8, 32]
                parameters: {weight: 0.5}
            - sources:
              - model: {model: {path: lab/A, revision: main}}
                layer_range: [24, 32]
            base_model: ./local
            """));
    assertEquals(
        List.of(
            "lab/A passthrough layers 0-24, 24-32 slices",
            "lab/B passthrough weight 0.5, layers 8-32 slices",
            "lab/B-lora passthrough weight 0.5, layers 8-32 slices",
            "./local passthrough  base_model"),
        all().stream()
            .map(p -> p.parent() + " " + p.method() + " " + p.part().text() + " " + p.key())
            .toList());
  }

  @Test
  void theExpertsOfAMixtureAreItsParents() {
    beside.put(
        "mergekit_moe_config.yml",
        yaml("base_model: lab/A\nexperts:\n- source_model: lab/A\n- source_model: lab/B"));
    assertEquals(List.of("lab/A hub id merge", "lab/B hub id merge"), parents());
    assertEquals("moe", all().get(0).method());
  }

  @Test
  void entriesBeyondTheCountOfAGgufFileAreNotRead() {
    beside.put(
        "m.gguf",
        yaml(
            """
            general.base_model.count: '1'
            general.base_model.0.name: Model A
            general.base_model.0.repo_url: https://hub.example/lab/A
            general.base_model.1.name: Model B
            """));
    assertEquals(List.of("lab/A hub id "), parents());
  }

  @Test
  void aCountThatNoFileCanHoldIsBounded() {
    beside.put(
        "m.gguf",
        yaml("general.base_model.count: '4294967295'\ngeneral.base_model.3.name: Model D"));
    assertEquals(List.of("Model D word "), parents());
  }

  @Test
  void theBaseOfAGgufAdapterIsWhatItBelongsTo() {
    beside.put("m.gguf", yaml("general.type: adapter\ngeneral.base_model.0.name: Model A"));
    assertEquals(List.of("Model A word adapter"), parents());
  }

  @Test
  void licencesAndDataAreThoseOfTheCardAndTheMetadata() {
    card = yaml("license: other\nlicense_name: own\nlicense_link: LICENSE\ndatasets: [lab/set]");
    beside.put(
        "m.gguf",
        yaml("general.license: mit\ngeneral.dataset.0.repo_url: https://hub.example/lab/more"));
    StatedTerms terms = StatedTerms.of(snapshot());
    assertEquals(
        List.of(
            new StatedTerms.Licence("other", "own", "LICENSE", "README.md", "license"),
            new StatedTerms.Licence("mit", "", "", "m.gguf", "general.license")),
        terms.licences());
    assertEquals(
        List.of("lab/set", "https://hub.example/lab/more"),
        terms.datasets().stream().map(StatedTerms.Dataset::name).toList());
  }

  private List<String> parents() {
    return all().stream().map(p -> p.parent() + " " + p.name().word() + " " + p.kind()).toList();
  }

  private List<StatedParent> all() {
    return StatedParents.of(snapshot());
  }

  private Snapshot snapshot() {
    Stream<WeightFile> weights = files.stream().map(f -> new WeightFile(f, "", 1, 1, 1));
    return new Snapshot(
        "org/model",
        "",
        new Live(new Revision("", "", ""), List.of()),
        config,
        card,
        List.of(),
        beside,
        weights.toList(),
        tensors,
        List.of());
  }

  private static JsonNode yaml(String text) {
    return YamlText.read("test.yml", text, 0, text.length(), new ArrayList<>());
  }
}
