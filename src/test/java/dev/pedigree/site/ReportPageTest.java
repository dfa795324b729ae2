package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.SmokeVerdict;
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
    SortedMap<String, byte[]> site = SiteRenderer.render(atlas, SiteFixture.TEMPLATES);
    Document report = page(site, "en/report/index.html");
    assertEquals("Yi", report.selectFirst("section:has(#sources) tbody tr th").text());
    assertEquals(
        "✕ failed", report.selectFirst("section:has(#sources) tbody tr td:nth-of-type(3)").text());
    Document model = page(site, "en/models/made/yi/index.html");
    assertEquals(
        "The first step that broke: attention, layer 3.",
        model.select("section:has(#smoke) p").last().text());
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
            List.of(),
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
        atlas.chains());
  }
}
