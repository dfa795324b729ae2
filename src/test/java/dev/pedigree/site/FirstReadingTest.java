package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Confirmed.Corrected;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pages say before, while and after repositories are read for the first time. */
class FirstReadingTest {
  private static final Entry LIVE = SiteFixture.atlas().entries().get("made/llama");
  private static final Entry REBUILT = SiteFixture.atlas().entries().get("made/yi");
  private static final Entry PAPER = SiteFixture.atlas().entries().get("made/paper");

  @Test
  void theLeadSaysThatNothingWasReadWhileAllIsRebuilt() {
    assertEquals(
        new Text(
            "Architectures of published models, compared line by line. No repository has been read"
                + " yet: what stands here was rebuilt from published facts. Config values seen in"
                + " public copies: 1; not confirmed: 1; every value says which.",
            "已发布模型的架构，逐行对比。目前尚未读取任何仓库，这里的内容均依据公开事实重建：" + "见于公开副本的配置值 1 个，未经确认的 1 个，逐一注明。"),
        HomePage.lead(List.of(REBUILT, PAPER)));
  }

  @Test
  void theLeadCountsWhatWasReadAndWhatIsStillRebuilt() {
    assertEquals(
        "Architectures of published models, compared line by line. 2 models were read from their"
            + " repositories, 1 were rebuilt from published facts. Of those, config values seen in"
            + " public copies: 1; not confirmed: 1; every value says which.",
        HomePage.lead(List.of(LIVE, LIVE, REBUILT)).en());
  }

  @Test
  void theLeadSpeaksOfHeadersOnlyWhenAllWasRead() {
    assertEquals(
        "Architectures read from the headers of published weight files, compared line by line."
            + " Every statement links to the file, commit or paper it comes from.",
        HomePage.lead(List.of(LIVE, PAPER)).en());
  }

  @Test
  void aModelThatWasReadSaysWhichRebuiltValuesWereNotConfirmed() {
    ConfirmedView view =
        ConfirmedView.of(
            new Confirmed(
                21,
                List.of(
                    new Corrected("eps", "0.00001", "0.000001"),
                    new Corrected("pad", "", "0"),
                    new Corrected("act", "1", "")),
                2));
    assertEquals(
        "The repository was read after it had been shown as rebuilt from published facts. 21 values"
            + " of its configuration were confirmed; these were not:",
        view.config().en());
    assertEquals("2 names or shapes of the tensors are on one side only.", view.tensors().en());
    assertEquals(
        List.of(
            new Text("eps: rebuilt 0.00001, read 0.000001", "eps：重建时为 0.00001，实际读到 0.000001"),
            new Text("pad: not rebuilt, read 0", "pad：重建时没有，实际读到 0"),
            new Text("act: rebuilt 1, not there", "act：重建时为 1，实际没有")),
        view.corrected());
  }

  @Test
  void aModelThatWasReadSaysThatAllRebuiltValuesWereConfirmed() {
    ConfirmedView view = ConfirmedView.of(new Confirmed(21, List.of(), 0));
    assertEquals(
        "The repository was read after it had been shown as rebuilt from published facts. All 21"
            + " values of its configuration were confirmed.",
        view.config().en());
    assertEquals("Names and shapes of the tensors were confirmed.", view.tensors().en());
    assertEquals(List.of(), view.corrected());
  }
}
