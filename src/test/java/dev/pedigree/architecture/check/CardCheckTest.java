package dev.pedigree.architecture.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.diagnostics.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contradictions between a card and the files of its model. */
class CardCheckTest {
  private static final Architecture YI = Fixture.of("yi-34b-original").architecture();

  private static List<Finding> findings(Architecture architecture, String key, String value) {
    return CardCheck.of(
        List.of(
            new CardClaim(
                CardClaim.Subject.valueOf(key.toUpperCase(java.util.Locale.ROOT)),
                value,
                12,
                "- as written")),
        architecture);
  }

  @Test
  void aContradictionSaysBothSidesWhereEachIsKnownFromAndQuotesTheCard() {
    Finding heads = findings(YI, "attention", "MHA").get(0);
    assertEquals("architecture.contradiction.card.attention", heads.rule());
    assertEquals("README.md:12", heads.location().toString());
    assertEquals(
        "the card says the attention is MHA, but it is GQA (config.json: num_attention_heads,"
            + " num_key_value_heads). Its line: - as written",
        heads.message().en());
    assertEquals(
        "模型卡写词表有 65536 项，实际有 64000 项（config.json: vocab_size）。原文：- as written",
        findings(YI, "vocab_rows", "65536").get(0).message().zh());
  }

  @ParameterizedTest
  @CsvSource({
    "layers,62",
    "width,8192",
    "heads,64",
    "kv_heads,56",
    "head_dim,64",
    "ffn,20481",
    "vocab_rows,64001",
    "vocab_rows,32K",
    "context,8192",
    "context,200K",
    "parameters,6B",
    "parameters,70B",
    "attention,MQA",
  })
  void whatCannotBeTrueIsFound(String key, String value) {
    assertEquals(1, findings(YI, key, value).size());
  }

  @ParameterizedTest
  @CsvSource({
    // Exact, rounded, padded, counted without embeddings, a shorter context.
    "layers,60",
    "kv_heads,8",
    "vocab_rows,64000",
    "vocab_rows,63990",
    "vocab_rows,64K",
    "context,4K",
    "context,4096",
    "context,2048",
    "parameters,34B",
    "parameters,34.4B",
    "parameters,33.5B",
    "attention,GQA",
    // Sizes that this model does not have, and malformed values.
    "experts,8",
    "experts_per_token,2",
    "layers,7.5",
    "layers,9999999999999999999",
  })
  void whatCanBeMeantOtherwiseIsNotHeldAgainstTheCard(String key, String value) {
    assertEquals(List.of(), findings(YI, key, value));
  }

  @Test
  void ofExpertsAllOrTheActiveOnesMayBeCountedAndTheirFeedForwardIsNotCompared() {
    Architecture mixtral = Fixture.of("gguf-mixtral").architecture();
    assertEquals(List.of(), findings(mixtral, "ffn", "2"));
    assertEquals(List.of(), findings(mixtral, "parameters", mixtral.parameters().active() + ""));
    assertEquals(1, findings(mixtral, "experts", "9").size());
  }

  @Test
  void aDefaultIsNoEvidence() {
    Fixture llama = Fixture.of("llama-2-70b");
    ObjectNode config = llama.config().deepCopy();
    config.remove("max_position_embeddings");
    Architecture bare =
        ArchitectureReader.read("x", config, llama.tensors()).architecture().orElseThrow();
    assertEquals(Origin.DEFAULT, bare.size(Size.CONTEXT).origin());
    assertEquals(List.of(), findings(bare, "context", "1000000"));
  }
}
