package dev.pedigree.site;

import static dev.pedigree.lineage.changes.Nights.rebuilt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.lineage.changes.ChangeLog;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.changes.Nights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that brings many models of which the same is to be said. */
class ChangesTogetherTest {
  @Test
  void whatIsTrueOfSeveralModelsIsSaidOnce(@TempDir Path folder)
      throws GitAPIException, IOException {
    Changes changes;
    try (Nights nights = new Nights(folder.resolve("checkout"))) {
      nights.with(rebuilt("old/one", "e", "{}")).commit("2026-02-01T02:00:00Z");
      nights
          .with(rebuilt("made/yi", "e", "{\"a\": 1}"))
          .with(rebuilt("new/a", "e", "{\"a\": 1}"))
          .with(rebuilt("new/b", "f", "{\"b\": 1}"))
          .with(rebuilt("old/one", "f", "{\"c\": 1}"))
          .commit("2026-02-02T02:00:00Z");
      changes =
          ChangeLog.read(
              nights.snapshots(),
              finding -> {
                throw new AssertionError(finding);
              });
    }
    SortedMap<String, byte[]> site =
        SiteFixture.render(SiteFixture.atlas(), changes, SiteFixture.TEMPLATES);
    Document page =
        Jsoup.parse(new String(site.get("en/changes/index.html"), StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            "3 models New. Rebuilt from published facts; its repository has not been read yet."
                + " Yi new/a new/b",
            "old/one Rebuilt from published facts once more. 1 value changed Where Before After"
                + " config.json: c – 1",
            "The first snapshots: 1 model."),
        page.select(".news").eachText());
  }
}
