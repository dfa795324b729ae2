package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A class that nobody knows is told what its tensors and its configuration show and nothing else,
 * though its names are those of a known one. Where several conventions have the names, shapes
 * decide by which the tensors are read.
 */
class UnknownClassTest {

  static List<Fixture> fixtures() {
    return Fixture.all().stream().filter(fixture -> Foreign.named(fixture.config())).toList();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void nothingIsSaidOfAnUnknownClassThatIsNotSo(Fixture fixture) {
    assertEquals(List.of(), Foreign.untrue(fixture.config(), fixture.tensors()));
  }

  @Test
  void aNormOfAllHeadsIsNotTakenForTheNormOfOne() {
    ObjectNode config = config(48);
    config.put("num_attention_heads", 6).put("num_key_value_heads", 2);
    List<TensorPattern> tensors = tensors("self_attn.q_norm 48", "self_attn.k_norm 16");
    Architecture seen = read(config, tensors).architecture().orElseThrow();
    assertEquals("olmo2", seen.dialect());
    assertEquals("rms_whole_vector", seen.trait(Trait.QK_NORM).text());
    assertEquals(List.of("architecture.program-unknown"), rules(read(config, tensors)));
  }

  @Test
  void aNormOfOneHeadIsNotTakenForTheNormOfAll() {
    ObjectNode config = config(48);
    config.put("num_attention_heads", 6).put("num_key_value_heads", 2);
    List<TensorPattern> tensors = tensors("self_attn.q_norm 8", "self_attn.k_norm 8");
    Architecture seen = read(config, tensors).architecture().orElseThrow();
    assertEquals("exaone4", seen.dialect());
    assertEquals("rms_per_head", seen.trait(Trait.QK_NORM).text());
    assertEquals(List.of("architecture.program-unknown"), rules(read(config, tensors)));
  }

  @Test
  void anOutputMatrixThatIsStoredMayBeTiedByAClassThatNobodyKnows() {
    ObjectNode config = config(48);
    config.put("num_attention_heads", 6).put("num_key_value_heads", 2);
    List<TensorPattern> tensors = tensors("self_attn.q_norm 8", "self_attn.k_norm 8");
    Trait tied = Trait.TIED_EMBEDDINGS;
    assertEquals(false, read(config, tensors).architecture().orElseThrow().trait(tied).value());
    config.remove("tie_word_embeddings");
    assertTrue(read(config, tensors).architecture().orElseThrow().trait(tied).unknown());
  }

  private static ArchitectureReader.Reading read(ObjectNode config, List<TensorPattern> tensors) {
    return ArchitectureReader.read("here", config, tensors);
  }

  private static List<String> rules(ArchitectureReader.Reading reading) {
    return reading.findings().stream().map(finding -> finding.rule()).toList();
  }

  private static ObjectNode config(int width) {
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("hidden_size", width).put("intermediate_size", 40).put("vocab_size", 97);
    config.put("num_hidden_layers", 2).put("tie_word_embeddings", false);
    return Foreign.of(config);
  }

  private static List<TensorPattern> tensors(String... norms) {
    List<TensorPattern> tensors = new ArrayList<>();
    tensors.add(Fixture.pattern("model.embed_tokens.weight", "F32 97x48"));
    tensors.add(Fixture.pattern("lm_head.weight", "F32 97x48"));
    tensors.add(Fixture.pattern("model.norm.weight", "F32 48"));
    for (String layered :
        List.of(
            "self_attn.q_proj 48x48",
            "self_attn.k_proj 16x48",
            "self_attn.v_proj 16x48",
            "self_attn.o_proj 48x48",
            "post_attention_layernorm 48",
            "post_feedforward_layernorm 48",
            "mlp.gate_proj 40x48",
            "mlp.up_proj 40x48",
            "mlp.down_proj 48x40")) {
      tensors.add(layered(layered));
    }
    for (String norm : norms) {
      tensors.add(layered(norm));
    }
    return tensors;
  }

  private static TensorPattern layered(String nameAndShape) {
    String[] parts = nameAndShape.split(" ");
    return Fixture.pattern("model.layers.{0-1}." + parts[0] + ".weight", "F32 " + parts[1]);
  }
}
