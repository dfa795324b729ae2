package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Rename;
import dev.pedigree.architecture.trait.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The questions of November 2023, answered from configurations and headers. */
class DebateTest {
  private static final Architecture LLAMA = Fixture.of("llama-7b").architecture();

  @Test
  void yi34bHasLlama270bsListingAnotherShapeAndExactlyTwoRenamedNorms() {
    ArchitectureDiff diff =
        ArchitectureDiffer.diff(
            Fixture.of("llama-2-70b").architecture(), Fixture.of("yi-34b-original").architecture());
    assertEquals(Answer.SAME, diff.design());
    assertEquals(Answer.SAME, diff.identicalListing());
    assertEquals(Answer.DIFFERENT, diff.shape());
    assertEquals(
        List.of(
            new Rename(
                "layer.attn_norm.weight",
                "model.layers.{l}.input_layernorm.weight",
                "model.layers.{l}.ln1.weight",
                Rename.Kind.NAME),
            new Rename(
                "layer.ffn_norm.weight",
                "model.layers.{l}.post_attention_layernorm.weight",
                "model.layers.{l}.ln2.weight",
                Rename.Kind.NAME)),
        diff.renames());
    assertEquals(0, diff.distance().lines());
  }

  @Test
  void yi34bIsLlama7bWithOneVariationGroupedQueryAttention() {
    ArchitectureDiff diff = ArchitectureDiffer.diff(LLAMA, architecture("yi-34b-original"));
    assertEquals(Answer.SAME, diff.design());
    assertEquals(Answer.DIFFERENT, diff.identicalListing());
    assertEquals(List.of("attention.kind variation MHA → GQA"), lines(diff));
  }

  @Test
  void baichuan7bIsLlama7bOnceWPackIsReadAsQueriesKeysAndValues() {
    ArchitectureDiff diff = ArchitectureDiffer.diff(LLAMA, architecture("baichuan-7b"));
    assertEquals(Answer.SAME, diff.design());
    assertEquals(Answer.SAME, diff.identicalListing());
    assertEquals(
        List.of("layer.attn.q.weight", "layer.attn.k.weight", "layer.attn.v.weight"),
        diff.renames().stream().map(Rename::role).toList());
    for (Rename rename : diff.renames()) {
      assertEquals(Rename.Kind.FUSION, rename.kind());
      assertEquals("model.layers.{l}.self_attn.W_pack.weight", rename.b());
    }
  }

  @Test
  void baichuan13bIsNotLlamaForItHasAlibi() {
    ArchitectureDiff diff = ArchitectureDiffer.diff(LLAMA, architecture("baichuan-13b"));
    assertEquals(Answer.DIFFERENT, diff.design());
    assertEquals(List.of("position.kind design rope → alibi"), lines(diff));
  }

  @Test
  void qwen7bIsLlama7bPlusBiasesOnQueriesKeysAndValues() {
    ArchitectureDiff diff = ArchitectureDiffer.diff(LLAMA, architecture("qwen-7b"));
    assertEquals(Answer.DIFFERENT, diff.design());
    assertEquals(List.of("attention.bias design none → qkv"), lines(diff));
  }

  @Test
  void falcon180bIsNotLlama() {
    ArchitectureDiff diff = ArchitectureDiffer.diff(LLAMA, architecture("falcon-180b"));
    assertEquals(Answer.DIFFERENT, diff.design());
    assertEquals(
        List.of(
            "block.residual design sequential → parallel_two_norms",
            "norm.kind design rms → layernorm",
            "feed-forward.kind design glu → mlp",
            "feed-forward.activation design silu → gelu_erf",
            "embedding.tied variation false → true",
            "attention.kind variation MHA → GQA"),
        lines(diff));
  }

  @Test
  void theFingerprintsSayTheSameAsTheDiffs() {
    Architecture yi = architecture("yi-34b-original");
    assertEquals(architecture("llama-2-70b").listingFingerprint(), yi.listingFingerprint());
    assertEquals(LLAMA.designFingerprint(), yi.designFingerprint());
    assertFalse(LLAMA.listingFingerprint().equals(yi.listingFingerprint()));
    assertFalse(LLAMA.designFingerprint().equals(architecture("baichuan-13b").designFingerprint()));
  }

  @Test
  void bothLanguagesSayWhatChanged() {
    Difference heads =
        ArchitectureDiffer.diff(LLAMA, architecture("yi-34b-original")).of(Level.VARIATION).get(0);
    assertEquals("attention: multi-head → grouped-query", heads.sentence().en());
    assertEquals("注意力：多头 → 分组查询", heads.sentence().zh());
  }

  private static Architecture architecture(String name) {
    return Fixture.of(name).architecture();
  }

  private static List<String> lines(ArchitectureDiff diff) {
    return diff.differences().stream()
        .filter(d -> d.level() == Level.DESIGN || d.level() == Level.VARIATION)
        .map(d -> d.rule() + " " + d.level().word() + " " + d.a().text() + " → " + d.b().text())
        .toList();
  }
}
