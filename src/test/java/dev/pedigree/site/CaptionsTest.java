package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Answer;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Verdict;
import dev.pedigree.lineage.WeightsVerdict;
import dev.pedigree.lineage.WeightsVerdict.Ground;
import dev.pedigree.lineage.WeightsVerdict.Read;
import dev.pedigree.site.text.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Captions of a comparison of renamed tensors, under each answer about its weights. */
class CaptionsTest {
  private static final Parent CARD =
      new Parent("made/llama", Relation.FINETUNE, "card", Text.same(""));
  private static final Parent REPORT =
      new Parent("made/llama", Relation.MERGE, "https://example.org/said", Text.same(""));

  @Test
  void sameWeightsAreTheSameTensorsCalledOtherwise() {
    assertEquals(
        List.of(
            "answer-same = same weights the content hashes of all files are equal",
            "The same tensors, called otherwise. A name changes nothing that is computed."),
        captions("en", new WeightsVerdict(Answer.SAME, Ground.HASHES, Read.HEADERS, List.of())));
  }

  @Test
  void otherSizesAreOtherNumbersAndNoSameTensors() {
    WeightsVerdict different =
        new WeightsVerdict(Answer.DIFFERENT, Ground.SHAPES, Read.NOTHING, List.of());
    assertEquals(
        List.of(
            "answer-different ≠ different the sizes differ, so the numbers cannot be the same;"
                + " whether one was made from the other was not checked",
            "Tensors of the same role, called otherwise. A name changes nothing that is computed."
                + " The numbers in them are not the same."),
        captions("en", different));
    assertEquals(
        List.of(
            "answer-different ≠ 權重不同 尺寸不同，數值不可能相同；一方是否由另一方得來，尚未查驗",
            "角色相同的張量，名字不同。名字不影響任何計算。其中的數值並不相同。"),
        captions("zh-hant", different));
  }

  @Test
  void weightsThatNobodyReadSayWhatTheCardSays() {
    WeightsVerdict unread =
        new WeightsVerdict(Answer.UNKNOWN, Ground.NOTHING, Read.HEADERS, List.of(CARD, REPORT));
    assertEquals(
        List.of(
            "answer-unknown ? not checked the card says: fine-tuned; said to be: merged; only"
                + " headers were read",
            "Tensors of the same role, called otherwise. A name changes nothing that is computed."
                + " Whether the numbers in them are the same was not checked."),
        captions("en", unread));
    assertEquals(
        List.of(
            "answer-unknown ? 未查验 模型卡称：微调；据称：合并；只读取了文件头", "角色相同的张量，名字不同。名字不影响任何计算。其中的数值是否相同，未查验。"),
        captions("zh-hans", unread));
  }

  @Test
  void numbersThatWereComparedAreNotTheSameWhetherDerivedOrNot() {
    assertEquals(
        List.of(
            "answer-derived ⊂ derived shown by numbers of both How often this is wrong",
            "Tensors of the same role, called otherwise. A name changes nothing that is computed."
                + " The numbers in them are not the same."),
        captions(
            "en", new WeightsVerdict(Answer.DERIVED, Ground.NUMBERS, Read.NUMBERS, List.of())));
    assertEquals(
        "answer-independent ∥ independent shown by numbers of both How often this is wrong",
        captions(
                "en",
                new WeightsVerdict(Answer.INDEPENDENT, Ground.NUMBERS, Read.NUMBERS, List.of()))
            .get(0));
  }

  /** The answer about weights with its class, and what stands above the renamed tensors. */
  private static List<String> captions(String language, WeightsVerdict weights) {
    Atlas atlas = SiteFixture.atlas();
    List<Compared> comparisons =
        atlas.comparisons().stream()
            .map(
                c ->
                    new Compared(c.a(), c.b(), c.diff(), with(c, weights), c.support(), c.beside()))
            .toList();
    Atlas changed =
        new Atlas(
            atlas.catalog(),
            atlas.entries(),
            atlas.edges(),
            atlas.twins(),
            atlas.identical(),
            comparisons,
            List.of(),
            atlas.unreached());
    byte[] page =
        SiteFixture.render(changed, SiteFixture.TEMPLATES)
            .get(language + "/" + Addresses.diff("made/llama", "made/yi") + "index.html");
    Document document = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    return List.of(
        document.select(".answer").get(2).className().replace("answer ", "")
            + " "
            + document.select(".answer").get(2).select("dd").text(),
        document.select("section[aria-labelledby=renames] > .note").text());
  }

  private static Verdict with(Compared compared, WeightsVerdict weights) {
    Verdict own = compared.verdict();
    return new Verdict(own.design(), own.shape(), weights, own.basis(), own.evidence());
  }
}
