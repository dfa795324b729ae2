package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.AttentionScale;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a fact is known: read, taken from a default that is named, or fixed by the class. */
class OriginTest {
  private static final String GEMMA =
      "\"num_hidden_layers\":26,\"hidden_size\":1152,\"intermediate_size\":6912,"
          + "\"vocab_size\":262144,\"num_attention_heads\":4,\"num_key_value_heads\":1";

  private static Architecture declared(String config) {
    try {
      return ArchitectureReader.read("here", new ObjectMapper().readTree(config), List.of())
          .architecture()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Architecture gemma(int headDim, int scalar) {
    return declared(
        "{\"model_type\":\"gemma3_text\",\"head_dim\":"
            + headDim
            + ",\"query_pre_attn_scalar\":"
            + scalar
            + ","
            + GEMMA
            + "}");
  }

  @Test
  void aScaleThatIsOneOverTheRootOfTheHeadDimIsTheUsualOneHoweverItIsWritten() {
    assertEquals(
        new Fact(
            AttentionScale.HEAD_DIM, Origin.CONFIG, "config.json: query_pre_attn_scalar, head_dim"),
        gemma(256, 256).trait(Trait.ATTN_SCALE));
    assertEquals(AttentionScale.CONSTANT, gemma(128, 168).trait(Trait.ATTN_SCALE).value());
  }

  @Test
  void anotherNumberForTheScaleOfScoresIsAVariationAndNoOtherDesign() {
    assertEquals(
        List.of(
            "attention.scale variation",
            "size.head_dim shape",
            "hyper.query_pre_attn_scalar" + " hyper-parameter"),
        ArchitectureDiffer.diff(gemma(256, 256), gemma(128, 168)).differences().stream()
            .map(d -> d.rule() + " " + d.level().word())
            .toList());
    assertEquals(gemma(256, 256).designFingerprint(), gemma(128, 168).designFingerprint());
  }

  @Test
  void theDefaultOfANestedDecoderIsThatOfItsOwnClass() {
    assertEquals(
        new Fact(131072L, Origin.DEFAULT, "Gemma3TextConfig: max_position_embeddings = 131072"),
        gemma(256, 256).size(Size.CONTEXT));
  }

  @Test
  void aSwitchThatTheProgramReadsIsADefaultWhereNobodySetIt() {
    Architecture gpt2 =
        declared(
            "{\"model_type\":\"gpt2\",\"n_layer\":12,\"n_embd\":768,\"n_head\":12,"
                + "\"vocab_size\":50257}");
    assertEquals(
        new Fact(AttentionScale.HEAD_DIM, Origin.DEFAULT, "GPT2Config: scale_attn_weights = true"),
        gpt2.trait(Trait.ATTN_SCALE));
    assertEquals(Origin.CLASS, gpt2.trait(Trait.NORM).origin());
  }

  @Test
  void aLiteralThatStandsForAMissingKeyIsADefaultOfThatKey() {
    Architecture dbrx =
        declared(
            "{\"model_type\":\"dbrx\",\"n_layers\":2,\"d_model\":64,\"n_heads\":4,"
                + "\"vocab_size\":100352}");
    assertEquals(
        "DbrxConfig: ffn_config.ffn_act_fn.name = silu", dbrx.trait(Trait.ACTIVATION).source());
    assertEquals("DbrxConfig: rope_scaling = null", dbrx.trait(Trait.ROPE_SCALING).source());
  }

  @Test
  void anOutputMatrixThatTheClassTiesAndTheFileStoresIsNotSaidToEqualTheEmbedding() {
    Fact tied = Fixture.of("falcon-180b").architecture().trait(Trait.TIED_EMBEDDINGS);
    assertEquals(true, tied.value());
    assertEquals(Origin.DEFAULT, tied.origin());
    assertEquals(
        "FalconConfig: tie_word_embeddings = true; the output matrix is stored too, not compared"
            + " with the embedding",
        Wording.source(tied).en());
    assertEquals(
        "FalconConfig: tie_word_embeddings = true；输出矩阵另有存储，未与嵌入比较", Wording.source(tied).zh());
  }
}
