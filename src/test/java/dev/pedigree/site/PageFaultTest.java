package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.site.link.LinkCheck;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A mistake of the program that one model brings to light while pages are made. */
class PageFaultTest {
  private static final String BROKEN = "made/llama";

  private final SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
  private final List<PageFault> faults = new ArrayList<>();

  @Test
  void aPageSaysThatItCouldNotBeMadeAndAllOthersAreAsTheyWere() {
    SortedMap<String, byte[]> sound =
        SiteFixture.render(SiteFixture.atlas(), SiteFixture.TEMPLATES);
    SiteRenderer.of(
            broken(SiteFixture.atlas()),
            Changes.none(),
            TextHistory.none(),
            Optional.empty(),
            SiteFixture.TEMPLATES)
        .render(files::put, faults::add);

    PageFault fault = faults.get(0);
    assertEquals(1, faults.size());
    assertEquals("models/made/llama/", fault.address());
    assertEquals("no such thing", fault.cause().getMessage());
    assertFalse(fault.whole());
    List<String> changed =
        sound.keySet().stream()
            .filter(path -> !Arrays.equals(sound.get(path), files.get(path)))
            .toList();
    assertEquals(fault.files().stream().sorted().toList(), changed);
    Document page = Jsoup.parse(new String(files.get(changed.get(0)), StandardCharsets.UTF_8));
    assertEquals(
        "This page could not be made, by a mistake of the program that makes this site. The other"
            + " pages are not affected.",
        page.selectFirst("p.notice").text());
    LinkCheck links = new LinkCheck();
    files.forEach(links::add);
    fault.files().forEach(links::substitute);
    assertEquals(List.of(), links.findings());
  }

  /** The atlas with a model whose history, which stands on its page only, cannot be read. */
  private static Atlas broken(Atlas atlas) {
    SortedMap<String, Entry> entries = new TreeMap<>(atlas.entries());
    Entry entry = entries.get(BROKEN);
    Snapshot s = entry.snapshot().orElseThrow();
    Snapshot.Live live = new Snapshot.Live(s.live().orElseThrow().revision(), new Unreadable());
    Snapshot snapshot =
        new Snapshot(
            s.id(), s.source(), live, s.config(), s.card(), s.files(), s.tensors(), s.findings());
    entries.put(
        BROKEN,
        new Entry(
            entry.model(),
            Optional.of(snapshot),
            entry.architecture(),
            entry.nearest(),
            entry.smoke(),
            entry.findings()));
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

  private static final class Unreadable extends AbstractList<Snapshot.HistoryEvent> {
    @Override
    public Snapshot.HistoryEvent get(int index) {
      throw new IllegalStateException("no such thing");
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
