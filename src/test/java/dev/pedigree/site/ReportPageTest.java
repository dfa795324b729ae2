package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.SmokeVerdict;
import dev.pedigree.smoke.trial.DesignElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  @Test
  void aDescriptionThatDoesNotRunStandsFirstAndItsPageSaysWhereItBroke() {
    Atlas atlas = withFailure(SiteFixture.atlas(), "made/yi");
    SortedMap<String, byte[]> site = SiteFixture.render(atlas, SiteFixture.TEMPLATES);
    Document report = page(site, "en/report/index.html");
    assertEquals("Yi", report.selectFirst("section:has(#sources) tbody tr th").text());
    assertEquals(
        "✕ failed", report.selectFirst("section:has(#sources) tbody tr td:nth-of-type(3)").text());
    Document model = page(site, "en/models/made/yi/index.html");
    assertEquals(
        List.of(
            "A small copy of the design, with random weights, is computed on the CPU. That checks the"
                + " description above, not the published weights: whether it is whole and its shapes"
                + " fit, not whether each element is the one that the weights were trained with.",
            "failed It stops.",
            "The first step that broke: attention, layer 3.",
            "Then the description was changed in 3 ways, one at a time. 2 of the changes altered the"
                + " result, so those elements take part in the computation; whether they are the"
                + " right ones, only logits of the publisher's program would show. About what the"
                + " others changed, this run says nothing.",
            "The distance is the sum of squared differences of the logits, over the sum of their"
                + " squares. Two runs count as equal below 1e-10; a change counts as noticed above"
                + " 1e-9.",
            "The copy has 2 layers and read 17 tokens, in 0 B of working memory. Such a check takes"
                + " seconds on two cores."),
        model.select("section:has(#smoke) p").eachText());
  }

  @Test
  void aModelPageTellsWhichElementsTheRunPutToTheTestUnnoticedOnesFirst() {
    Document model =
        page(
            SiteFixture.render(withFailure(SiteFixture.atlas(), "made/yi"), SiteFixture.TEMPLATES),
            "en/models/made/yi/index.html");
    assertEquals(
        List.of(
            "norm eps ○ not tested by this run It is small. 6e-13",
            "RoPE base ✓ noticed 0.2",
            "block ✓ noticed cannot be computed"),
        model.select("section:has(#smoke) tbody tr").eachText());
  }

  @Test
  void aSourceThatCouldNotBeReadComesFirstWithSinceWhenWhyAndWhatIsShownInstead() {
    SortedMap<String, byte[]> site =
        SiteFixture.render(away(SiteFixture.atlas(), "made/yi"), SiteFixture.TEMPLATES);
    Document english = page(site, "en/report/index.html");
    assertEquals("Yi", english.selectFirst("section:has(#sources) tbody tr th").text());
    assertEquals(
        List.of(
            "Yi: since 2026-03-04: this is a symbolic link; it was not followed"
                + " crawl.symlink What was rebuilt from published facts stays."),
        english.select("section:has(#unreached) li").eachText());
    assertEquals(
        List.of("Yi：自 2026-03-04 起：这是符号链接，没有跟随 crawl.symlink 保留依据公开事实重建的内容。"),
        page(site, "zh-hans/report/index.html").select("section:has(#unreached) li").eachText());
    assertEquals(
        "The repository cannot be read since 4 March 2026: this is a symbolic link; it was not"
            + " followed. What was rebuilt from published facts stays.",
        page(site, "en/models/made/yi/index.html").select("p.notice.away").text());
    Document live =
        page(
            SiteFixture.render(away(SiteFixture.atlas(), "made/llama"), SiteFixture.TEMPLATES),
            "en/models/made/llama/index.html");
    assertEquals(
        "The repository cannot be read since 4 March 2026: this is a symbolic link; it was not"
            + " followed. The last good snapshot is shown.",
        live.select("p.notice.away").text());
    Document fine =
        page(
            SiteFixture.render(SiteFixture.atlas(), SiteFixture.TEMPLATES), "en/report/index.html");
    assertEquals(0, fine.select("#unreached").size(), "where all were read there is no such list");
  }

  private static Atlas away(Atlas atlas, String id) {
    SortedMap<String, SourceStates.Unreached> unreached = new TreeMap<>();
    Finding cause = Finding.warning("crawl.symlink", Location.of("config.json"));
    unreached.put(id, new SourceStates.Unreached("2026-03-04", cause));
    return new Atlas(
        atlas.catalog(),
        atlas.entries(),
        atlas.edges(),
        atlas.twins(),
        atlas.identical(),
        atlas.comparisons(),
        atlas.chains(),
        unreached);
  }

  private static Document page(SortedMap<String, byte[]> site, String path) {
    return Jsoup.parse(new String(site.get(path), StandardCharsets.UTF_8));
  }

  private static Atlas withFailure(Atlas atlas, String id) {
    SmokeResult failed =
        new SmokeResult(
            SmokeVerdict.FAILED,
            Text.same("It stops."),
            SmokeResult.Scope.REPLICA,
            4,
            2,
            17,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SmokeResult.Failure(2, "attention")),
            List.of(),
            List.of(
                new DesignElement("rope_base", true, 0.23, Optional.empty()),
                new DesignElement(
                    "hyper.norm_eps", false, 6.1e-13, Optional.of(Text.same("It is small."))),
                new DesignElement(
                    "block.residual", true, Double.POSITIVE_INFINITY, Optional.empty())),
            Optional.empty(),
            List.of(),
            0,
            0,
            0);
    SortedMap<String, Entry> entries = new TreeMap<>(atlas.entries());
    entries.computeIfPresent(
        id,
        (key, e) ->
            new Entry(
                e.model(),
                e.snapshot(),
                e.architecture(),
                e.nearest(),
                Optional.of(failed),
                e.findings()));
    return new Atlas(
        atlas.catalog(),
        entries,
        atlas.edges(),
        atlas.twins(),
        atlas.identical(),
        atlas.comparisons(),
        atlas.chains(),
        atlas.unreached());
  }
}
