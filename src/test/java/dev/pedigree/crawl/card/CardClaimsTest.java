package dev.pedigree.crawl.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the text of a card, and what is skipped. */
class CardClaimsTest {

  private static String read(String... lines) {
    return CardClaims.read(String.join("\n", lines), "lab/Heron-7B").stream()
        .map(c -> c.subject().word() + "=" + c.value())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- Number of Layers: 28| layers=28",
        "* **Hidden size:** 4,096| width=4096",
        "- **Number of Attention Heads (GQA)**: 28 for Q and 4 for KV| attention=GQA heads=28 kv_heads=4",
        "- Number of Parameters: 7.61B| parameters=7.61B",
        "- Number of Parameters: 30.5B in total and 3.3B activated| parameters=30.5B active_parameters=3.3B",
        "- Number of Parameters: 0.49B (0.36B non-embedding)| parameters=0.49B",
        "- Context Length: Full 131,072 tokens and generation 8192 tokens| context=131072",
        "Context window: 128k tokens| context=128K",
        "- `vocab_size`: 65536| vocab_rows=65536",
        "- 参数量：约 70 亿| parameters=7.0B",
        "- 词表大小：6.4万| vocab_rows=64K",
        "- 隐藏层维度：4096| width=4096",
        "- Attention: multi-head attention| attention=MHA",
        "- 注意力：分组查询注意力（GQA）| attention=GQA",
        "Heron-7B uses grouped-query attention (GQA).| attention=GQA",
        "The model uses MHA and rotary embeddings.| attention=MHA",
        "本模型采用多查询注意力。| attention=MQA",
      })
  void aLineThatCannotBeMisunderstoodIsAClaim(String line, String claims) {
    assertEquals(claims, read(line).strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Number of Layers: 28 or 32",
        "- Number of Layers: 12-24",
        "- Number of Parameters (Non-Embedding): 6.53B",
        "- Parameters: 8x7B",
        "- Model size: 7B",
        "- Context length: depends on the backend",
        "- Sequence length: 2048",
        "> - Number of Layers: 28",
        "The larger models use grouped-query attention (GQA).",
        "Unlike Llama 2, the model uses MHA.",
        "This model uses multi-head attention with rotary embeddings.",
        "The 34B model uses GQA.",
        "vLLM uses GQA kernels for this model.",
        "| Layers | 32 |",
      })
  void whatCanBeDoubtedIsNoClaim(String line) {
    assertEquals("", read(line));
  }

  @Test
  void whatACardSaysTwiceDifferentlyIsLeftOut() {
    assertEquals("heads=32", read("- Layers: 28", "- Heads: 32", "", "Layers: 32", "Heads: 32"));
    assertEquals("", read("The model uses GQA.", "", "Its teacher had MHA."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Training hyperparameters",
        "## Vision encoder",
        "## Heron-34B",
        "## Comparison with other models",
        "## 训练参数"
      })
  void aSectionOfSomethingElseIsPassedOver(String heading) {
    assertEquals(
        "width=4096",
        read("# Heron", heading, "- Layers: 24", "## Details", "- Hidden size: 4096"));
  }

  @Test
  void listsUnderAnotherPartAndCodeAreNotOurs() {
    assertEquals("", read("- Vision encoder:", "  - Layers: 24"));
    assertEquals("", read("The audio encoder:", "- Layers: 24"));
    assertEquals("", read("```", "Layers: 24", "```"));
    assertEquals("", read("<!--", "Layers: 24", "-->"));
    assertEquals("layers=24", read("- Model architecture:", "  - Layers: 24"));
  }

  @Test
  void aTableGivesTheColumnOrRowOfItsModel() {
    String[] down = {
      "| | Crane-13B | Heron-7B |",
      "|---|---|---|",
      "| Num. Layers | 40 | 32 |",
      "| Vocab. Size | 32,000 | 65,536 |"
    };
    assertEquals("layers=32 vocab_rows=65536", read(down));
    String[] across = {
      "| Model | #Total Params | Context Length |",
      "|:--|:-:|--:|",
      "| Heron-1B | 1.1B | 2K |",
      "| **Heron-7B** | 7.2B | 4K |"
    };
    assertEquals("parameters=7.2B context=4K", read(across));
    String[] plain = {
      "| **Hyperparameter** | **Value** | **Comment** |",
      "|---|---|---|",
      "| `d_model` | 4544 | increased |",
      "| \\\\(n_{layers}\\\\) | 28&ast; | |"
    };
    assertEquals("width=4544 layers=28", read(plain));
    String[] others = {"| Model | Layers | Heads |", "|---|---|---|", "| Crane-13B | 40 | 40 |"};
    assertEquals("", read(others));
    assertEquals("", read("| | Crane-13B |", "|---|---|", "| Layers | 40 |"));
  }

  @Test
  void aContextBeyondTheConfigurationIsNoClaimWhereTheCardSpeaksOfScaling() {
    assertEquals("", read("- Context Length: 131,072 tokens", "", "Long texts need YaRN."));
  }

  @Test
  void aClaimQuotesItsLineWithoutFrontMatterLosingCount() {
    List<CardClaim> claims =
        CardClaims.read("---\nlicense: mit\n---\n# Heron\n\n- **Layers**: 28\n", "heron");
    assertEquals(
        List.of(new CardClaim(CardClaim.Subject.LAYERS, "28", 6, "- **Layers**: 28")), claims);
  }

  @Test
  void hostileCardsAreReadInLittleTime() {
    String[] bad = {
      "[".repeat(1900), "*".repeat(1900), "|".repeat(1900), "a:".repeat(900), "1,".repeat(900)
    };
    StringBuilder card = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      card.append(bad[i % bad.length]).append('\n');
    }
    card.append((" ".repeat(1999) + "\n").repeat(20_000));
    assertTrue(CardClaims.read(card.toString(), "x").isEmpty());
  }
}
