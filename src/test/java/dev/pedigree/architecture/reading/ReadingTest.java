package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a reading says when configuration and header are incomplete or disagree. */
class ReadingTest {
  private static final Fixture LLAMA = Fixture.of("llama-7b");

  private static List<String> findings(ArchitectureReader.Reading reading) {
    return reading.findings().stream()
        .map(f -> f.severity() + " " + f.rule() + ": " + f.message().en())
        .toList();
  }

  private static ObjectNode config() {
    return LLAMA.config().deepCopy();
  }

  @Test
  void nothingAtAllIsAnError() {
    ArchitectureReader.Reading reading =
        ArchitectureReader.read("here", MissingNode.getInstance(), List.of());
    assertTrue(reading.architecture().isEmpty());
    assertEquals(
        List.of(
            "ERROR architecture.nothing: there is neither a configuration nor a weight header to"
                + " read"),
        findings(reading));
  }

  @Test
  void aHeaderWithoutAConfigurationGivesEverythingThatTensorsShow() {
    Architecture seen =
        ArchitectureReader.read("here", MissingNode.getInstance(), LLAMA.tensors())
            .architecture()
            .orElseThrow();
    assertEquals("llama", seen.dialect());
    assertEquals(new Fact(32L, Origin.HEADER, "layers 0–31"), seen.size(Size.LAYERS));
    assertEquals(
        new Fact(4096L, Origin.HEADER, "model.embed_tokens.weight"), seen.size(Size.WIDTH));
    assertEquals(11008L, seen.size(Size.FFN).value());
    assertTrue(seen.size(Size.HEADS).unknown());
    // Equal rows of keys and queries mean equal numbers of heads, whatever they are.
    assertEquals(AttentionKind.MHA, seen.trait(Trait.ATTENTION).value());
    assertEquals(Origin.HEADER, seen.trait(Trait.ATTENTION).origin());
    assertTrue(seen.trait(Trait.ACTIVATION).unknown());
    assertEquals(6738415616L, seen.parameters().total());
  }

  @Test
  void aConfigurationWithoutAHeaderGivesTheSameListingAndCount() {
    Architecture declared =
        ArchitectureReader.read("here", config(), List.of()).architecture().orElseThrow();
    assertEquals(LLAMA.architecture().listing(), declared.listing());
    assertEquals(6738415616L, declared.parameters().total());
    assertEquals(Origin.CLASS, declared.trait(Trait.ATTN_BIAS).origin());
  }

  @Test
  void aMissingKeyIsFilledByTheClassDefaultAndSaysSo() {
    assertEquals(
        new Fact(10000.0, Origin.DEFAULT, "LlamaConfig: rope_theta = 10000"),
        LLAMA.architecture().size(Size.ROPE_THETA));
    assertEquals(
        new Fact(RopeScaling.Known.NONE, Origin.DEFAULT, "LlamaConfig: rope_scaling = null"),
        LLAMA.architecture().trait(Trait.ROPE_SCALING));
  }

  @Test
  void aValueTakenFromAnotherKeyNamesTheOneThatIsLeftOut() {
    assertEquals(
        new Fact(
            AttentionKind.MHA,
            Origin.CONFIG,
            "config.json: num_attention_heads; LlamaConfig: num_key_value_heads = null"),
        LLAMA.architecture().trait(Trait.ATTENTION));
  }

  @Test
  void whatAClassNeverReadsIsNoDefault() {
    ObjectNode config = config();
    config.put("model_type", "Yi");
    config.putArray("architectures").add("YiForCausalLM");
    Architecture yi =
        ArchitectureReader.read("here", config, List.of()).architecture().orElseThrow();
    assertEquals(
        new Fact(RopeScaling.Known.NONE, Origin.CLASS, "YiForCausalLM"),
        yi.trait(Trait.ROPE_SCALING));
  }

  @Test
  void theWidthOfTheEmbeddingWinsOverTheConfigurationAndIsToldAsAContradiction() {
    ObjectNode config = config();
    config.put("hidden_size", 5120);
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", config, LLAMA.tensors());
    assertEquals(4096L, reading.architecture().orElseThrow().size(Size.WIDTH).value());
    assertTrue(
        findings(reading)
            .contains(
                "WARNING architecture.contradiction: the configuration says width = 5120, the"
                    + " weights have 4096"),
        findings(reading).toString());
  }

  @Test
  void layersThatAreNotThereAreMissing() {
    ObjectNode config = config();
    config.put("num_hidden_layers", 40);
    List<String> found = findings(ArchitectureReader.read("here", config, LLAMA.tensors()));
    assertEquals(
        "ERROR architecture.layers-missing: of 40 layers these have no tensors: 32-39",
        found.get(0));
  }

  @Test
  void aTensorThatNoNameOfTheDialectFitsIsLeftOverAndNotHidden() {
    List<TensorPattern> more = new ArrayList<>(LLAMA.tensors());
    more.add(Fixture.pattern("model.layers.{0-31}.self_attn.surprise.weight", "F16 7x9"));
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", config(), more);
    assertEquals(
        List.of(
            "WARNING architecture.unassigned: 32 tensors of shape [7, 9] have no role in this"
                + " naming convention"),
        findings(reading));
  }

  @Test
  void namesOfNoDialectGiveNoArchitectureAndSayWhatToAdd() {
    ArchitectureReader.Reading reading =
        ArchitectureReader.read(
            "here",
            MissingNode.getInstance(),
            List.of(Fixture.pattern("a.{0-3}.b", "F32 3x4"), Fixture.pattern("c", "F32 5")));
    assertTrue(reading.architecture().isEmpty());
    assertEquals(
        List.of(
            "WARNING architecture.no-dialect: no known naming convention fits (model_type –, first"
                + " tensor a.{0-3}.b)"),
        findings(reading));
    assertEquals(
        "a new convention is one YAML file under src/main/resources/dialects",
        reading.findings().get(0).hint().en());
  }

  @Test
  void prefixesThatFilesPutInFrontChangeNothing() {
    for (String prefix :
        List.of(
            "module.",
            "_orig_mod.",
            "base_model.model.",
            "language_model.",
            "model.language_model.",
            "_fsdp_wrapped_module.",
            "_orig_mod.module.",
            "base_model.model.model.language_model.")) {
      List<TensorPattern> wrapped =
          LLAMA.tensors().stream()
              .map(t -> new TensorPattern(prefix + t.name(), t.dtype(), t.shape()))
              .toList();
      Architecture seen =
          ArchitectureReader.read("here", config(), wrapped).architecture().orElseThrow();
      assertEquals(LLAMA.architecture().listing(), seen.listing(), prefix);
      assertEquals(List.of(), seen.unassigned(), prefix);
    }
  }

  @Test
  void aTensorThatIsThereWithAndWithoutAWrapperIsTwoTensors() {
    List<TensorPattern> both = new ArrayList<>(LLAMA.tensors());
    TensorPattern norm = new TensorPattern("module.model.norm.weight", "F16", List.of(4096L));
    both.add(norm);
    Architecture seen =
        ArchitectureReader.read("here", config(), both).architecture().orElseThrow();
    assertEquals(List.of(norm), seen.unassigned());
  }

  @Test
  void everyRootOfADialectIsKnownWhereAdaptersAreRead() {
    Set<String> known =
        NamePrefix.of(NamePrefix.Kind.ROOT).stream()
            .map(NamePrefix::text)
            .collect(Collectors.toSet());
    Set<String> roots =
        Dialects.all().stream().flatMap(d -> d.roots().stream()).collect(Collectors.toSet());
    assertEquals(known, roots);
  }

  @Test
  void queryHeadsThatShareOneKeyHeadAreMultiQuery() {
    ObjectNode config = config();
    config.put("num_key_value_heads", 1);
    assertEquals(
        AttentionKind.MQA,
        ArchitectureReader.read("here", config, List.of())
            .architecture()
            .orElseThrow()
            .trait(Trait.ATTENTION)
            .value());
  }

  @Test
  void aModelThatSaysMultiHeadAndStoresEightKeyHeadsIsGroupedQuery() {
    Fixture seventy = Fixture.of("llama-2-70b");
    ObjectNode config = seventy.config().deepCopy();
    config.remove("num_key_value_heads");
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", config, seventy.tensors());
    Architecture seen = reading.architecture().orElseThrow();
    assertEquals(AttentionKind.GQA, seen.trait(Trait.ATTENTION).value());
    assertEquals(8L, seen.size(Size.KV_HEADS).value());
    assertEquals(
        List.of(
            "WARNING architecture.contradiction: the configuration says kv_heads = 64, the weights"
                + " have 8"),
        findings(reading));
  }

  @Test
  void anOutputMatrixThatIsNotTiedAndNotStoredIsAContradiction() {
    ObjectNode config = config();
    config.put("tie_word_embeddings", false);
    List<TensorPattern> without =
        LLAMA.tensors().stream().filter(t -> !t.name().startsWith("lm_head")).toList();
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", config, without);
    assertEquals(
        List.of(
            "WARNING architecture.tie-contradiction: the configuration says the output matrix is"
                + " not tied to the embedding, but none is stored"),
        findings(reading));
    assertEquals(true, reading.architecture().orElseThrow().trait(Trait.TIED_EMBEDDINGS).value());
  }

  @Test
  void aTiedOutputMatrixThatIsStoredAllTheSameIsWorthKnowing() {
    ObjectNode config = config();
    config.put("tie_word_embeddings", true);
    assertEquals(
        List.of(
            "INFO architecture.tied-and-stored: the output matrix is tied to the embedding and"
                + " stored all the same"),
        findings(ArchitectureReader.read("here", config, LLAMA.tensors())));
  }

  @Test
  void anOutputMatrixIsUsedByAClassThatNeverTiesWhateverTheConfigurationSays() {
    ObjectNode config = config().removeAll();
    config.put("model_type", "xlstm").put("hidden_size", 64).put("num_heads", 2);
    config.put("num_blocks", 1).put("vocab_size", 97).put("tie_word_embeddings", true);
    config.putArray("architectures").add("xLSTMForCausalLM");
    List<TensorPattern> tensors = new ArrayList<>();
    for (String tensor :
        List.of(
            "backbone.embeddings 97x64",
            "backbone.blocks.{0}.norm_mlstm 64",
            "backbone.blocks.{0}.mlstm_layer.q 32x64",
            "backbone.blocks.{0}.mlstm_layer.out_proj 64x64",
            "backbone.out_norm 64",
            "lm_head 97x64")) {
      String[] parts = tensor.split(" ");
      tensors.add(Fixture.pattern(parts[0] + ".weight", "F32 " + parts[1]));
    }
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", config, tensors);
    Architecture seen = reading.architecture().orElseThrow();
    assertEquals(false, seen.trait(Trait.TIED_EMBEDDINGS).value());
    assertEquals(2 * 97 * 64, seen.parameters().total() - 64 - 64 - 32 * 64 - 64 * 64);
    assertTrue(
        findings(reading)
            .contains(
                "INFO architecture.tied-by-no-class: the configuration says the output matrix is"
                    + " tied to the embedding, but programs of this class never tie them; the stored"
                    + " one is used"));
  }

  @Test
  void layersMissingInTheMiddleAreToldByTheirNumbers() {
    List<TensorPattern> part =
        LLAMA.tensors().stream()
            .map(
                t -> new TensorPattern(t.name().replace("0-31", "0-4,10-30"), t.dtype(), t.shape()))
            .toList();
    assertEquals(
        "ERROR architecture.layers-missing: of 32 layers these have no tensors: 5-9,31",
        findings(ArchitectureReader.read("here", config(), part)).get(0));
  }

  @Test
  void aHeaderAloneMayBeOfAPartSoItsGapsAreAWarning() {
    List<TensorPattern> part =
        LLAMA.tensors().stream()
            .map(t -> new TensorPattern(t.name().replace("0-31", "30-31"), t.dtype(), t.shape()))
            .toList();
    assertEquals(
        "WARNING architecture.layers-missing: of 32 layers these have no tensors: 0-29",
        findings(ArchitectureReader.read("here", MissingNode.getInstance(), part)).get(0));
  }

  @Test
  void moreLayersThanDeclaredAreAContradiction() {
    ObjectNode config = config();
    config.put("num_hidden_layers", 30);
    assertEquals(
        "WARNING architecture.contradiction.layers: the configuration says 30 layers, the weights"
            + " hold 32",
        findings(ArchitectureReader.read("here", config, LLAMA.tensors())).get(0));
  }

  @Test
  void namesOfAnotherDialectThanTheConfigurationAsksForAreToldAndRead() {
    ArchitectureReader.Reading reading =
        ArchitectureReader.read(
            "here", Fixture.of("llama-2-70b").config(), Fixture.of("yi-34b-original").tensors());
    assertEquals("yi", reading.architecture().orElseThrow().dialect());
    assertEquals(
        "WARNING architecture.contradiction.names: the configuration asks for the naming of llama,"
            + " but the tensors are named as those of yi",
        findings(reading).get(0));
  }
}
