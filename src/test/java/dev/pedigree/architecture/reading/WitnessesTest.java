package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.stated.StatedTensors;
import dev.pedigree.weights.shards.ShardIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an index, file sizes and a name say about a model whose headers nobody could read. */
class WitnessesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "model.safetensors.index.json";
  private static final String SHARD = "model-00001-of-00001.safetensors";

  /** A LLaMA of 2 layers with 259,392 parameters, of which the output matrix has 64,000. */
  private static final String LLAMA =
      "{'model_type':'llama','architectures':['LlamaForCausalLM'],'hidden_size':64,"
          + "'intermediate_size':256,'num_hidden_layers':2,'num_attention_heads':4,"
          + "'vocab_size':1000,'torch_dtype':'float16'}";

  private static final long COUNT = 259_392;

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<String> llama(int layers) {
    List<String> names =
        new ArrayList<>(
            List.of("model.embed_tokens.weight", "model.norm.weight", "lm_head.weight"));
    for (int l = 0; l < layers; l++) {
      for (String part :
          List.of(
              "self_attn.q_proj",
              "self_attn.k_proj",
              "self_attn.v_proj",
              "self_attn.o_proj",
              "mlp.gate_proj",
              "mlp.up_proj",
              "mlp.down_proj",
              "input_layernorm",
              "post_attention_layernorm")) {
        names.add("model.layers." + l + "." + part + ".weight");
      }
    }
    return names;
  }

  private static Architecture read(
      String id, JsonNode config, List<String> names, long total, long file) {
    TreeMap<String, JsonNode> beside = new TreeMap<>();
    if (!names.isEmpty()) {
      StringBuilder map = new StringBuilder();
      names.forEach(
          n -> map.append(map.isEmpty() ? "" : ",").append("\"" + n + "\":\"" + SHARD + "\""));
      String index = "{\"metadata\":{\"total_size\":" + total + "},\"weight_map\":{" + map + "}}";
      StatedTensors.kept(ShardIndex.read(INDEX, index.getBytes(StandardCharsets.UTF_8)))
          .ifPresent(kept -> beside.put(INDEX, kept));
    }
    Snapshot snapshot =
        new Snapshot(
            id,
            id,
            new Snapshot.Live(new Snapshot.Revision("", "", ""), List.of()),
            config,
            MissingNode.getInstance(),
            List.of(),
            beside,
            file == 0 ? List.of() : List.of(new WeightFile(SHARD, "", file, 0, 0)),
            List.of(),
            List.of());
    return ArchitectureReader.read(id, config, snapshot).architecture().orElseThrow();
  }

  private static List<String> said(Architecture architecture) {
    return architecture.witnesses().stream()
        .map(w -> w.source().word() + " " + w.says().word() + ": " + w.sentence().en())
        .toList();
  }

  @Test
  void namesAndBytesConfirmADescriptionFromTheConfigurationAlone() {
    Architecture read = read("a/b", json(LLAMA), llama(2), 2 * COUNT, 2 * COUNT + 2_500);
    assertEquals(COUNT, read.parameters().total());
    assertEquals(
        List.of(
            "index-names confirms: the index names all 21 tensors of the description, in 2 layers,"
                + " and no others",
            "index-bytes confirms: the total size in the index (518784 bytes) is what the 259392"
                + " parameters of the description need, 2 bytes each",
            "file-bytes confirms: the sizes of all files (521284 bytes) are what the 259392"
                + " parameters of the description need, 2 bytes each"),
        said(read));
    assertEquals(List.of(), read.findings());
    assertEquals(
        "全部文件的大小（521284 字节）正是描述中 259392 个参数所需，每个 2 字节", read.witnesses().get(2).sentence().zh());
  }

  @Test
  void anIndexWithoutASumSaysNothingOfBytes() {
    Architecture read = read("a/b", json(LLAMA), llama(2), 0, 2 * COUNT + 2_500);
    assertEquals(
        List.of("index-names", "file-bytes"),
        read.witnesses().stream().map(w -> w.source().word()).toList());
    assertEquals(List.of(), read.findings());
  }

  @Test
  void modulesForFurtherTokensBesideTheLayersAreNoLayer() {
    String mimo =
        LLAMA
            .replace("'llama'", "'mimo'")
            .replace("LlamaForCausalLM", "MiMoForCausalLM")
            .replace("{'model_type'", "{'num_nextn_predict_layers':1,'model_type'");
    List<String> names = llama(2);
    for (String part : List.of("q_proj", "k_proj", "v_proj")) {
      for (int l = 0; l < 2; l++) {
        names.add("model.layers." + l + ".self_attn." + part + ".bias");
      }
    }
    Architecture read = read("a/b", json(mimo), names, 2 * (COUNT + 384), 0);
    assertEquals(COUNT + 384, read.parameters().total());
    assertEquals(
        "index-names confirms: the index names all 27 tensors of the description, in 2 layers,"
            + " and no others",
        said(read).get(0));
  }

  @Test
  void aConfigurationWithATowerHasNoTotalWhereNothingNamesItsTensors() {
    String wrapped =
        "{'model_type':'heron_vl','architectures':['HeronForConditionalGeneration'],"
            + "'vision_config':{'hidden_size':32},'text_config':"
            + LLAMA
            + "}";
    Architecture read = read("a/b", json(wrapped), List.of(), 0, 0);
    assertEquals("llama", read.dialect());
    assertFalse(read.parameters().known());
    assertEquals(
        List.of(
            "the configuration describes parts beside the text decoder (vision_config), whose"
                + " tensors no file shows: there is no parameter count"),
        read.findings().stream().map(f -> f.message().en()).toList());
  }

  @Test
  void contradictionsGiveTheNumbersOfBothSidesAndNoTotal() {
    List<String> names = llama(3);
    names.add("vision_tower.patch.weight");
    Architecture read = read("a/b", json(LLAMA), names, 99_999_999, 100_000_300);
    assertFalse(read.parameters().known());
    assertEquals(
        List.of(
            "index-names contradicts: the description has layers 0-1 (2 in all), the index names"
                + " layers 0-2 (3 in all)",
            "index-names contradicts: the index names a vision tower, of which the configuration"
                + " says nothing; its tensors: 1, such as vision_tower.patch.weight",
            "index-bytes contradicts: the index gives a total size of 99999999, 385.52 bytes for"
                + " each of the 259392 parameters of the description, which would need 518784 at 2"
                + " bytes each",
            "file-bytes contradicts: all files have 100000300 bytes, 385.52 for each of the 259392"
                + " parameters of the description, which would need 518784 at 2 bytes each"),
        said(read));
    assertEquals(
        read.witnesses().stream().map(Witness::finding).toList(),
        read.findings(),
        "contradictions stand among the findings");
  }

  @Test
  void aTowerThatTheConfigurationDescribesIsNoContradictionButLeavesTheTotalOpen() {
    JsonNode config = json(LLAMA.replace("{'model", "{'vision_config':{'hidden_size':8},'model"));
    List<String> names = llama(2);
    names.add("vision_tower.patch.weight");
    Architecture read = read("a/b", config, names, 2 * COUNT + 1000, 0);
    assertFalse(read.parameters().known());
    assertTrue(read.witnesses().stream().noneMatch(Witness::contradicts), said(read).toString());
  }

  @Test
  void anOutputMatrixThatAClassTiesAndAnIndexNamesIsStoredAndNotSettled() {
    JsonNode config =
        json(
            "{'model_type':'falcon','architectures':['FalconForCausalLM'],'hidden_size':64,"
                + "'num_hidden_layers':1,'num_attention_heads':4,'num_kv_heads':2,"
                + "'new_decoder_architecture':true,'vocab_size':1000}");
    List<String> names = List.of("lm_head.weight", "transformer.word_embeddings.weight");
    Architecture read = read("a/b", config, names, 1, 0);
    assertTrue(read.trait(Trait.TIED_EMBEDDINGS).unknown());
    assertFalse(read.parameters().known());
    assertEquals(
        "index-names leaves-open: the index names an output matrix (lm_head.weight), although it is"
            + " described as tied to the embedding; whether the two are equal is not settled",
        said(read).get(1));
  }

  @Test
  void bytesTellThatAnOutputMatrixIsStoredAndTheCountIsOfWhatIsStored() {
    JsonNode tied = json(LLAMA.replace("{", "{'tie_word_embeddings':true,"));
    Architecture read = read("a/b", tied, llama(2), 2 * COUNT, 0);
    assertEquals(COUNT, read.parameters().total());
    assertTrue(read.trait(Trait.TIED_EMBEDDINGS).unknown());
    assertEquals(
        "index-bytes leaves-open: the total size in the index (518784 bytes) is that of 259392"
            + " parameters, 2 bytes each: the description and an output matrix that is stored too."
            + " Whether it equals the embedding is not settled",
        said(read).get(1));
  }

  @Test
  void biasesThatTheConfigurationDoesNotTellAreSaidAndMakeThatPartUnknown() {
    List<String> names = llama(2);
    names.add("model.layers.0.self_attn.q_proj.bias");
    names.add("model.layers.1.self_attn.q_proj.bias");
    Architecture read = read("a/b", json(LLAMA), names, 2 * COUNT + 256, 0);
    assertTrue(read.trait(Trait.ATTN_BIAS).unknown());
    assertFalse(read.parameters().known());
    assertEquals(
        "index-names contradicts: the index names tensors that the description does not have:"
            + " layer.attn.q.bias × 2",
        said(read).get(0));
  }

  @Test
  void anotherNumberTypeThanDeclaredIsSaidAndConfirmsTheCount() {
    Architecture read = read("a/b", json(LLAMA), List.of(), 0, 4 * COUNT + 2_500);
    assertEquals(
        List.of(
            "file-bytes confirms: the sizes of all files (1040068 bytes) are what the 259392"
                + " parameters of the description need, 4 bytes each, although the configuration"
                + " says float16"),
        said(read));
  }

  @Test
  void namesAloneTellTheConventionButNoSizes() {
    Architecture read = read("a/b", MissingNode.getInstance(), llama(2), 518_784, 0);
    assertEquals("llama", read.dialect());
    assertFalse(read.parameters().known());
    assertTrue(read.sizes().isEmpty(), read.sizes().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "org/Toy-0.26M, ''",
    "org/Toy-7B, 'the name says 7B, and 259392 parameters are counted: does the name count"
        + " otherwise, or does it speak of another model?'",
    "org/Toy-7B-1M, 'the name says 7B, and 259392 parameters are counted: does the name count"
        + " otherwise, or does it speak of another model?'",
    "org/Toy-7B-distilled-from-70B, ''",
    "org/Toy-8x7B, ''",
    "org/Toy-2-1_6b, ''",
    "org/Toy-30B-A3B@0a1b, 'the name says 30B, and 259392 parameters are counted: does the name"
        + " count otherwise, or does it speak of another model?'",
  })
  void aNameWithAnotherSizeIsAskedAndNotAccused(String id, String asked) {
    Architecture read = read(id, json(LLAMA), List.of(), 0, 0);
    assertEquals(asked.isEmpty() ? List.of() : List.of("name leaves-open: " + asked), said(read));
  }
}
