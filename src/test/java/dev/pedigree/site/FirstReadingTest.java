package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Confirmed.Corrected;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import java.util.List;
import java.util.Optional;
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
                List.of(new Corrected("license", "\"mit\"", "\"other\"")),
                List.of(new Corrected("up.{}", "{0-1} F32 [2]", "{0-2} F32 [2]")),
                new Confirmed.Numbers(4000, 6000)));
    assertEquals(
        List.of(
            "21 values of its configuration were confirmed; these were not:",
            "1 value in the front matter of its card was not confirmed:",
            "1 tensor was not confirmed, with the numbers in its name, its type and its shape:"),
        view.groups().stream().map(g -> g.sentence().en()).toList());
    assertEquals(
        List.of(
            new Text("eps: rebuilt 0.00001, read 0.000001", "eps：重建时为 0.00001，实际读到 0.000001"),
            new Text("pad: not rebuilt, read 0", "pad：重建时没有，实际读到 0"),
            new Text("act: rebuilt 1, not there", "act：重建时为 1，实际没有")),
        view.groups().get(0).corrected());
    assertEquals(
        List.of("license: rebuilt \"mit\", read \"other\""),
        view.groups().get(1).corrected().stream().map(Text::en).toList());
    assertEquals(
        List.of("up.{}: rebuilt {0-1} F32 [2], read {0-2} F32 [2]"),
        view.groups().get(2).corrected().stream().map(Text::en).toList());
    assertEquals(
        "Numbers in all tensors together: rebuilt 4,000, read 6,000.",
        view.numbers().orElseThrow().en());
    assertEquals("rebuilt values confirmed: 21; corrected: 5", view.brief().en());
  }

  @Test
  void aModelThatWasReadSaysThatAllRebuiltValuesWereConfirmed() {
    assertEquals(
        List.of(
            "All 21 values of its configuration were confirmed.",
            "Names and shapes of the tensors were confirmed."),
        sentences(21));
    assertEquals("It has no configuration, as was expected.", sentences(0).get(0));
  }

  private static List<String> sentences(int equal) {
    ConfirmedView view =
        ConfirmedView.of(
            new Confirmed(
                equal, List.of(), List.of(), List.of(), new Confirmed.Numbers(4000, 4000)));
    assertEquals(Optional.empty(), view.numbers());
    return view.groups().stream()
        .peek(group -> assertEquals(List.of(), group.corrected()))
        .map(group -> group.sentence().en())
        .toList();
  }
}
