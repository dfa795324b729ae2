package dev.pedigree.crawl.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.card.CardClaim.Subject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Number of Layers | LAYERS",
        "The total number of hidden layers | LAYERS",
        "**n_layers** | LAYERS",
        "`num_hidden_layers` | LAYERS",
        "层数 | LAYERS",
        "Hidden size (d_model) | WIDTH",
        "Number of Attention Heads (GQA) | HEADS",
        "Key/Value Heads | KV_HEADS",
        "键值头数 | KV_HEADS",
        "d_{ff} | FFN",
        "Context Length | CONTEXT",
        "No. of Parameters | PARAMETERS",
        "Activated Params | ACTIVE_PARAMETERS",
        "Experts per token | EXPERTS_PER_TOKEN",
      })
  void aLabelStandsForOneSize(String label, Subject subject) {
    assertEquals(Optional.of(subject), ClaimWords.subject(label));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Size", "Layer norm", "Dimension", "Training tokens", "Batch size", ""})
  void aLabelThatMeansSomethingElseStandsForNone(String label) {
    assertEquals(Optional.empty(), ClaimWords.subject(label));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "32 | 32",
        "4,096 | 4096",
        "1,234,567 | 1234567",
        "7B | 7B",
        "7 billion parameters | 7B",
        "≈ 1.1 b | 1.1B",
        "about 300 thousand tokens | 300K",
        "2 trillion | 2T",
        "约70亿 | 7.0B",
        "6.4 万 | 64K",
        "32 层 | 32",
        "131,072 tokens natively | 131072",
        "0.49B (0.36B non-embedding) | 0.49B",
        "**28** | 28",
      })
  void anAmountIsReadInEitherLanguage(String value, String number) {
    assertEquals(Optional.of(number), ClaimWords.number(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12-24", "28 or 32", "8x7B", "4,09", "1,2345", "many", "", "-3", "7B and 13B"})
  void whatIsNoSingleNumberIsNone(String value) {
    assertEquals(Optional.empty(), ClaimWords.number(value));
  }

  @Test
  void twoNumbersInOneValueAreToldApart() {
    assertArrayEquals(
        new String[] {"28", "4"}, ClaimWords.headsAndKeys("28 for Q and 4 for KV").orElseThrow());
    assertArrayEquals(
        new String[] {"32", "8"},
        ClaimWords.headsAndKeys("32 for queries, 8 for K/V").orElseThrow());
    assertArrayEquals(
        new String[] {"30.5B", "3.3B"},
        ClaimWords.totalAndActive("30.5B in total and 3.3B activated").orElseThrow());
    assertEquals(Optional.empty(), ClaimWords.headsAndKeys("28"));
    assertEquals(Optional.empty(), ClaimWords.totalAndActive("30.5B"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Grouped Query Attention (GQA) | GQA",
        "multi-head latent attention | MLA",
        "Multi-Query attention, then multi-head attention | MQA,MHA",
        "MHA in the teacher, GQA here, and mha again | MHA,GQA",
        "分组查询注意力 | GQA",
        "attention with rotary embeddings | ''",
        "the gqaX kernel | ''",
      })
  void kindsOfAttentionAreNamedOnceEach(String text, String kinds) {
    assertEquals(kinds, ClaimWords.kinds(text));
  }
}
