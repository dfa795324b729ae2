package dev.pedigree.site;

import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.linked.Things;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The home page: the question, the family tree and the curated comparisons. */
final class HomePage {
  private static final int NEWEST = 8;

  private HomePage() {}

  static Page of(View view) {
    Map<String, Object> data = new HashMap<>();
    List<DiffPages.Item> curated =
        view.atlas().catalog().site().comparisons().stream()
            .flatMap(c -> view.diff(c.a(), c.b()).stream())
            .distinct()
            .map(address -> DiffPages.item(view, address, view.comparisons().get(address)))
            .limit(6)
            .toList();
    data.put("tree", view.trees().home());
    data.put("treeList", view.trees().list());
    data.put("curated", curated);
    data.put("lead", lead(view.atlas().entries().values()));
    String opening = view.atlas().catalog().site().opening();
    data.put(
        "opening",
        WordPages.articleItems(view).stream()
            .filter(item -> item.address().equals(Addresses.article(opening)))
            .findFirst());
    data.put("models", view.atlas().entries().size());
    data.put("comparisons", view.comparisons().size());
    data.put("families", view.atlas().catalog().families().size());
    data.put("twins", view.atlas().identical().size());
    data.put("articles", WordPages.articleItems(view));
    data.put(
        "newest",
        view.atlas().entries().values().stream()
            .sorted(Comparator.comparing(Entry::model, View.NEWEST))
            .limit(NEWEST)
            .map(e -> ModelRow.of(view, e))
            .toList());
    Text title = view.atlas().catalog().site().title();
    return Page.of("", "home", title, view.atlas().catalog().site().tagline(), data)
        .about(Things::site)
        .face(
            new Page.Face(
                Text.same(""), view.atlas().catalog().site().tagline(), (Text) data.get("lead")));
  }

  /** What the site is made of on the day it is built: what was read, and what was not yet. */
  static Text lead(Collection<Entry> entries) {
    List<Snapshot> snapshots = entries.stream().flatMap(e -> e.snapshot().stream()).toList();
    List<Rebuilt> rebuilt = snapshots.stream().flatMap(s -> s.rebuilt().stream()).toList();
    if (rebuilt.isEmpty()) {
      return View.text("home.lead.read");
    }
    String seen = Numbers.grouped(rebuilt.stream().mapToLong(Rebuilt::seen).sum());
    String unseen = Numbers.grouped(rebuilt.stream().mapToLong(Rebuilt::unseen).sum());
    long live = snapshots.stream().filter(s -> s.live().isPresent()).count();
    return live == 0
        ? View.text("home.lead.rebuilt", "seen", seen, "unseen", unseen)
        : View.counted(
            "home.lead.partly",
            live,
            "rebuilt",
            Numbers.grouped(rebuilt.size()),
            "seen",
            seen,
            "unseen",
            unseen);
  }
}
