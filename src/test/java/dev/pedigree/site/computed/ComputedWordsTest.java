package dev.pedigree.site.computed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Drafts;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are filled into texts, and claims that are held against them. */
class ComputedWordsTest {

  /** A LLaMA, a twin, one with grouped queries, one of latent attention, one nobody knows. */
  static Atlas atlas() {
    return new Drafts()
        .model("lab/llama", "2023-02", "layers", 32)
        .model("lab/twin", "2023-11-02", "layers", 60)
        .model("maker/grouped", "2023-07-18", "attention", "GQA", "layers", 80)
        .model("maker/latent", "2024-12-26", "attention", "MLA", "layers", 61)
        .model("other/dark", "2025-03", "attention", "?", "qk_norm", "?")
        .atlas();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [… layers](fact:lab/twin#layers)                        | [60 layers]
          [… width](fact:lab/twin#width)                          | [4,096 width]
          [released …](fact:lab/twin#released)                    | [released 2 November 2023]
          [released …](fact:lab/llama#released)                   | [released February 2023]
          [it has …](fact:maker/grouped#attention)                | [it has grouped-query]
          [it has …](fact:other/dark#attention)                   | [it has unknown]
          [… model(s)](fact:models)                               | [5 models]
          [… model(s)](fact:models?organisation=lab)              | [2 models]
          [… model(s)](fact:models?attention=MLA)                 | [1 model]
          [… organisation(s)](fact:organisations?attention=MHA)   | [1 organisation]
          [… famil(y/ies)](fact:families)                         | [5 families]
          [there (is/are) …](fact:models?attention=MQA)           | [there are 0]
          [… of them](fact:models?released=2023)                  | [3 of them]
          [… of them](fact:models?released=2023-H2)               | [2 of them]
          [… of them](fact:models?released=2024..)                | [2 of them]
          [… of them](fact:models?layers>=61)                     | [2 of them]
          [… of them](fact:models?attention!=MHA)                 | [2 of them]
          [… of them](fact:models?attention=GQA,MLA)              | [2 of them]
          [… of them](fact:models?norm=rms*)                      | [5 of them]
          [… of them](fact:models?attention=MLA#unknown)          | [1 of them]
          [… of them](fact:models?attention=MLA#share)            | [20 % of them]
          [… of them](fact:models?attention=MLA#of)               | [5 of them]
          [… of them](fact:models?design=lab/llama)               | [3 of them]
          [… of them](fact:models?listing=lab/llama)              | [2 of them]
          [… twin(s)](fact:releases?kind=twin)                    | [1 twin]
          [… release(s)](fact:releases?kind=twin&released=2023#of) | [3 releases]
          [first in …](fact:releases?attention=MLA#first)         | [first in maker/latent]
          [on …](fact:releases?attention=MLA#first-released)      | [on 26 December 2024]
          [they are …](fact:releases?released=2023#names)         | [they are lab/llama, maker/grouped, lab/twin]
          [… line(s)](fact:lab/llama..maker/grouped#lines)        | [1 line]
          [the … design](fact:lab/llama..lab/twin#design)         | [the same design]
          [… new](fact:elements?released=2024)                    | [1 new]
          [… new](fact:elements?trait=attention&uses=1)           | [2 new]
          """)
  void aValueIsFilledInAsTheSiteWritesIt(String written, String shown) {
    ComputedWords computed = computed(written, "");

    assertEquals(List.of(), computed.findings());
    String target = written.substring(written.indexOf(']') + 1);
    assertEquals(shown + target, english(computed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          收录[… 个模型](fact:models)。            | 收录 [5 个模型](fact:models)。
          收录 [… 个模型](fact:models) 。          | 收录 [5 个模型](fact:models)。
          共[…](fact:models)个模型                 | 共 [5](fact:models) 个模型
          采用 […](fact:maker/grouped#attention) 的 | 采用[分组查询](fact:maker/grouped#attention)的
          于 […](fact:lab/twin#released)发布       | 于 [2023 年 11 月 2 日](fact:lab/twin#released)发布
          占[…](fact:models?attention=MLA#share)，  | 占 [20%](fact:models?attention=MLA#share)，
          """)
  void chineseHasItsSpacesWhateverTheValueIs(String written, String shown) {
    ComputedWords computed = computed("-", written);

    assertEquals(List.of(), computed.findings());
    assertEquals(shown, computed.atlas().catalog().articles().get(0).words().zh());
  }

  @Test
  void theSummaryOfAnArticleIsPlainWords() {
    Text summary = new Text("Of [… models](fact:models).", "共[… 个模型](fact:models)。");

    Article article = computed(summary, "-", "-").atlas().catalog().articles().get(0);

    assertEquals(new Text("Of 5 models.", "共 5 个模型。"), article.summary());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [60 layers](claim:lab/twin#layers)
          [a width of 4,096](claim:lab/twin#width)
          [Yi-34B's twin has 60](claim:lab/twin#layers)
          [one line](claim:lab/llama..maker/grouped#lines)
          [一行](claim:lab/llama..maker/grouped#lines)
          [no model](claim:models?attention=MQA)
          [on 2 November 2023](claim:lab/twin#released)
          [grouped-query attention](claim:maker/grouped#attention)
          [the design of LLaMA](claim:lab/twin..lab/llama#design=same)
          [a fifth of all](claim:models?attention=MLA#share=20)
          [more than 10 % of all](claim:models?attention=MLA#share>10%)
          [after 2023](claim:maker/latent#released>2023-12-31)
          [few](claim:models#count<100)
          """)
  void aClaimThatHoldsIsLeftAsItIs(String written) {
    ComputedWords computed = computed(written, "");

    assertEquals("", printed(computed, written));
    assertEquals(written, english(computed));
  }

  @Test
  void aClaimThatHasBecomeFalseIsShownWithItsPlaceAndTheNewValue() {
    String text = "All is well.\n\nIt counts [4 models](claim:models) of today.";

    assertEquals(
        """
        articles/a.md:7:12: error: the words say 4, and it is 5 now
          7 | It counts [4 models](claim:models) of today.
            |            ^
          hint: write 5, and look whether the rest of the sentence still holds
        """,
        printed(computed(text, ""), "\n\n\n\n" + text));
    assertEquals(
        "文中写的是 4，现在是 5；请改成 5，并看看句子的其余部分是否仍然成立",
        computed("-", "共有 [4 个模型](claim:models)。").findings().stream()
            .map(f -> f.message().zh() + "；" + f.hint().zh())
            .collect(Collectors.joining()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [more than half](claim:models?attention=MLA#share>50) | >50 does not hold any more: it is 20 % now; change the sentence, or the bound
          [many models](claim:models) | the words of this claim hold no number; it is 5 now; write the number in the brackets, or what is to hold behind the part: #count>10
          [3 of 5 models](claim:models) | the words hold 2 numbers, which cannot all be 5; leave the others outside the brackets; each of them can be a claim of its own
          [latent attention](claim:maker/grouped#attention) | it is ‘grouped-query’ now, and the words do not say that; write it in the brackets, or what is to hold behind the part: #design=same
          [more than 7 models](claim:models#count>3) | the words say 7, and what is checked is 3; write the same number in both places
          [its kind](claim:other/dark#attention) | this is not known, so it cannot be claimed; say that it is unknown, or leave it out
          [more](claim:maker/grouped#attention>GQA) | ‘grouped-query’ cannot be compared to ‘GQA’; numbers and dates can be larger or smaller, words are equal (=) or not (!=)
          [… layers](fact:lab/twin#layers=60) | a fact is filled in and not compared; leave out what stands behind the part, or write claim: and the words that hold
          [… x](fact:lab/twim#layers) | 'lab/twim' is no model of the catalogue; did you mean 'lab/twin'?
          [… x](fact:nobody/nothing#layers) | 'nobody/nothing' is no model of the catalogue; write ORG/NAME as in content/models/; there are lab/llama, lab/twin, maker/grouped, maker/latent, other/dark
          [… x](fact:lab/twin#layer) | 'layer' cannot be asked here; did you mean 'layers'?
          [… x](fact:lab/twin#experts) | lab/twin has no experts; look at its page for what such a model has
          [… x](fact:lab/llama#nearest) | the catalogue has no earlier design than lab/llama; leave it out
          [… x](fact:model) | 'model' is nothing that can be counted; did you mean 'models'?
          [… x](fact:cars) | 'cars' is nothing that can be counted; what can be counted: models, releases, families, organisations, elements; a model is written ORG/NAME
          [… x](fact:models?atention=MHA) | 'atention' is no condition; did you mean 'attention'?
          [… x](fact:models?attention=GQ) | nothing here is called 'GQ'; did you mean 'GQA'?
          [… x](fact:models?attention=fast) | nothing here is called 'fast'; there are GQA, MHA, MLA, MQA, MoA, shared_latent
          [… x](fact:models?attention>GQA) | 'attention' cannot be compared by >; possible: =, !=
          [… x](fact:models?family) | the condition 'family' has no value; write family=VALUE
          [… x](fact:models?paper=true) | 'paper' is said or left out, it has no value; write only paper
          [… x](fact:models?layers>=many) | 'many' is not a whole number; write layers>=80, or 7B for seven thousand million
          [… x](fact:models?released=spring) | 'spring' is not a time; write released=2023, 2023-11, 2023-H2, 2023..2026 or 2023..
          [… x](fact:lab/twin?released=2023#layers) | 'lab/twin' is a model, and conditions are for what is counted; leave out what stands behind the ?, or begin with models?
          [… x](fact:models#sum) | 'sum' cannot be asked here; what can be asked, behind a #: count, unknown, of, share, names, first, first-released, last, last-released
          [… x](fact:models?) | 'models?' is not a question about the catalogue; write ORG/NAME#PART, A..B#PART or models?KEY=VALUE, without spaces
          ![x](figure:lab/twim) | 'lab/twim' is no model of the catalogue; did you mean 'lab/twin'?
          ![x](diff:lab/twin) | 'lab/twin' does not name two models; write A..B with two ids
          ![x](chart:adoptoin?norm=rms) | 'adoptoin' is no such picture; did you mean 'adoption'?
          ![x](table:cars) | 'cars' is no such picture; there are elements, releases, models
          ![x](chart:adoption?norm=rmss) | nothing here is called 'rmss'; did you mean 'rms'?
          ![x](figure:lab/twin#layers) | a picture shows all of it; ‘#layers’ asks for a part; leave out the # and what is behind it
          """)
  void eachMistakeIsSaidWithTheWayToMendIt(String written, String said) {
    List<Finding> findings = computed(written, "").findings();

    assertEquals(
        List.of(said),
        findings.stream().map(f -> f.message().en() + "; " + f.hint().en()).toList());
  }

  @Test
  void aValueWithMarksOfMarkdownStaysText() {
    Atlas atlas = new Drafts().model("lab/[a](b)_*`x`", "2023-02").atlas();

    ComputedWords computed =
        ComputedWords.of(with(atlas, Text.same(""), "[by …](fact:models#names)", ""));

    assertEquals(List.of(), computed.findings());
    assertEquals("[by lab/\\[a\\](b)\\_\\*\\`x\\`](fact:models#names)", english(computed));
  }

  private static String english(ComputedWords computed) {
    return computed.atlas().catalog().articles().get(0).words().en();
  }

  private static ComputedWords computed(String en, String zh) {
    return computed(Text.same("A summary."), en, zh);
  }

  private static ComputedWords computed(Text summary, String en, String zh) {
    return ComputedWords.of(with(atlas(), summary, en, zh));
  }

  /** The atlas with one article, whose text starts on line 5 of its files. */
  private static Atlas with(Atlas atlas, Text summary, String en, String zh) {
    Words words = new Words(en, zh, "articles/a.md", "articles/a.zh.md", 5, 5, false);
    List<Location> at =
        List.of(Location.at("articles/a.md", 3, 10), Location.at("articles/a.zh.md", 3, 10));
    Article article = new Article("a", Text.same("A"), summary, at, "2026-11-30", words);
    Catalog old = atlas.catalog();
    return new Atlas(
        new Catalog(
            old.site(),
            old.models(),
            old.families(),
            old.terms(),
            List.of(article),
            old.precedents(),
            old.also()),
        atlas.entries(),
        atlas.edges(),
        atlas.twins(),
        atlas.identical(),
        atlas.comparisons(),
        atlas.chains(),
        atlas.unreached());
  }

  private static String printed(ComputedWords computed, String source) {
    return computed.findings().stream()
        .map(f -> FindingPrinter.terminal(f, source))
        .collect(Collectors.joining());
  }
}
