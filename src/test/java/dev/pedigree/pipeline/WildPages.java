package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The site of a catalogue of strange repositories, and what each page of a model shows. */
final class WildPages {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  private WildPages() {}

  /** Crawls everything once; the causes where nothing could be stored, by id. */
  static SortedMap<String, String> crawl(WildCatalog catalog) {
    Crawler crawler =
        new Crawler(
            HubRewrites.parse(List.of("https://huggingface.co=" + catalog.hub())),
            Credentials.NONE,
            CrawlLimits.defaults());
    SortedMap<String, String> causes = new TreeMap<>();
    new CrawlRun(crawler, new SnapshotStore(catalog.workspace().snapshots()), Set.of(), NOW)
        .run(
            CatalogReader.read(catalog.workspace().content()).catalog().models().stream()
                .filter(model -> catalog.ids().contains(model.id()))
                .toList())
        .forEach(
            outcome -> outcome.cause().ifPresent(c -> causes.put(outcome.model().id(), c.rule())));
    return causes;
  }

  /**
   * Builds the site and looks at every page of a model in every language.
   *
   * @return what each page has instead of an architecture, by id; empty for one that is described
   */
  static SortedMap<String, String> build(WildCatalog catalog, Path site) throws IOException {
    SiteReport report = SiteBuild.write(catalog.workspace(), site);
    assertFalse(report.hasErrors(), report.findings().toString());
    assertFalse(report.hasBugs(), report.findings().toString());
    SortedMap<String, String> shown = new TreeMap<>();
    for (String id : catalog.ids()) {
      shown.put(id, shown(page(site, "en", id)));
      for (String language : List.of("en", "zh-hans", "zh-hant")) {
        Document page = page(site, language, id);
        assertEquals(1, page.select("section:has(#sources)").size(), id);
        page.select("code, script, style").remove();
        for (String slip : List.of("Optional[", "${", "{count}")) {
          String text = page.body().text();
          int at = text.indexOf(slip);
          String around = text.substring(Math.max(0, at - 40), Math.max(0, at + 20));
          assertEquals(-1, at, language + " " + id + ": " + around);
        }
      }
    }
    return shown;
  }

  private static final Map<String, String> NOTICES =
      Map.of(
          "The repository of this model has not been read, so nothing is known of its files. Its"
              + " architecture is unknown.",
          "unread",
          "The files that were read have neither a configuration nor weights that show anything."
              + " The architecture of this model is unknown.",
          "empty",
          "The files of this model follow no convention that is known here. What its layers"
              + " compute, and how many parameters it has, is unknown. Below stands what the files"
              + " state.",
          "stated",
          "This is an adapter: its files hold changes to another model, and no network of its own."
              + " Below stands what the files state.",
          "adapter",
          "By its files this is no decoder of text, and only decoders are described here. Below"
              + " stands what the files state.",
          "no decoder",
          "The names of its tensors follow no convention that is known here. What stands below was"
              + " concluded from shapes and from its configuration; it may belong to another kind"
              + " of network. What neither shows is unknown.",
          "guessed");

  /** Which notice a page has; an architecture is there exactly if it is described or guessed. */
  private static String shown(Document page) {
    List<String> notices =
        page.select("p.notice").eachText().stream()
            .filter(NOTICES::containsKey)
            .map(NOTICES::get)
            .toList();
    boolean listing = !page.select("#listing").isEmpty();
    assertEquals(listing, notices.isEmpty() || notices.equals(List.of("guessed")), page.title());
    return String.join(" ", notices);
  }

  static Document page(Path site, String language, String id) throws IOException {
    return Jsoup.parse(Files.readString(site.resolve(language + "/models/" + id + "/index.html")));
  }
}
