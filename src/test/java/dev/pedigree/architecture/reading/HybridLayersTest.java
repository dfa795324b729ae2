package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.count.DerivedNumbers;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which layers of a hybrid have which mixer, and what they keep of a text. */
class HybridLayersTest {
  private static final String SIZES =
      "'hidden_size':48,'num_attention_heads':6,'num_key_value_heads':2,'head_dim':8,"
          + "'intermediate_size':40,'vocab_size':97,'hidden_act':'silu','rms_norm_eps':1e-5,";

  private static Architecture architecture(String keys) throws JsonProcessingException {
    String config = ("{" + SIZES + keys + "}").replace('\'', '"');
    return ArchitectureReader.read("hybrid", new ObjectMapper().readTree(config), List.of())
        .architecture()
        .orElseThrow();
  }

  private static Object layers(String keys) throws JsonProcessingException {
    return architecture(keys).trait(Trait.MIXING_LAYERS).value();
  }

  @Test
  void aPatternIsToldFromTheLayersWhateverNamesIt() throws JsonProcessingException {
    assertEquals(
        new MixingLayers.InTurn(7, 1, 4),
        layers("'model_type':'jamba','num_hidden_layers':32,'num_experts':1"));
    assertEquals(
        new MixingLayers.InTurn(3, 1, 3),
        layers("'model_type':'qwen3_5_text','num_hidden_layers':16"));
    assertEquals(
        new MixingLayers.InTurn(1, 1, 1),
        layers(
            "'model_type':'kimi_linear','num_hidden_layers':4,'linear_attn_config':{"
                + "'kda_layers':[1,3],'full_attn_layers':[2,4],'num_heads':2,'head_dim':8,"
                + "'short_conv_kernel_size':4}"));
    assertEquals(
        MixingLayers.Named.SOME,
        layers("'model_type':'bamba','num_hidden_layers':9,'attn_layer_indices':[2,3,7]"));
    assertEquals(
        MixingLayers.Named.PARALLEL, layers("'model_type':'falcon_h1','num_hidden_layers':2"));
    assertEquals(
        MixingLayers.Named.SINGLE,
        layers("'model_type':'nemotron_h','hybrid_override_pattern':'M-M*-'"));
    assertEquals(MixingLayers.Named.ALL, layers("'model_type':'mamba','num_hidden_layers':2"));
    assertEquals(null, layers("'model_type':'llama','num_hidden_layers':2"));
  }

  @Test
  void onlyLayersWithAttentionKeepTokens() throws JsonProcessingException {
    Architecture jamba = architecture("'model_type':'jamba','num_hidden_layers':32");
    assertEquals(2 * 4 * 2 * 8 * 2, number(jamba, "kv-cache"));
    // 28 layers, 96 channels with a state of 16 and 3 earlier inputs.
    assertEquals(28 * 96 * (16 + 3) * 2, number(jamba, "state"));
    // Four layers use one block, and each keeps its own tokens: 12 rows of 16 for keys and values.
    Architecture zamba =
        architecture(
            "'model_type':'zamba2','num_hidden_layers':6,'attention_head_dim':16,"
                + "'layers_block_type':['mamba','hybrid','hybrid','mamba','hybrid','hybrid']");
    assertEquals(2 * 4 * 2 * 16 * 2, number(zamba, "kv-cache"));
  }

  private static long number(Architecture architecture, String id) {
    return DerivedNumbers.of(architecture).stream()
        .filter(number -> number.id().equals(id))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
