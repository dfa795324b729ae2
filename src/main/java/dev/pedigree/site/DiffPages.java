package dev.pedigree.site;

import dev.pedigree.architecture.BesideListing;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Rename;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Site;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.WeightsWords;
import dev.pedigree.site.fact.ConfigRow;
import dev.pedigree.site.fact.CopyRow;
import dev.pedigree.site.fact.FactRow;
import dev.pedigree.site.fact.ListingRow;
import dev.pedigree.site.fact.TensorRow;
import dev.pedigree.site.linked.Things;
import dev.pedigree.site.view.DiffSentence;
import dev.pedigree.site.view.Figures;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One page for every comparison, and the list of them. */
final class DiffPages {
  /** Rows of the table of differences that are shown at once. */
  static final int FIRST = 10;

  /** Rows of a table of names from which on it is folded. */
  static final int FOLD = 10;

  /** Comparisons of a page of the list. */
  private static final int ROWS = 600;

  private DiffPages() {}

  /**
   * A row of the table of differences.
   *
   * @param subject what differs
   * @param level class name of its level, for style sheets
   * @param levelName the level in words
   * @param a value on the first side
   * @param b value on the second side
   * @param open whether one side is not known
   */
  record DiffRow(Text subject, String level, Text levelName, FactRow a, FactRow b, boolean open) {}

  /**
   * A comparison in a list.
   *
   * @param address of its page
   * @param a name of the first model
   * @param b name of the second model
   * @param sentence what was found
   * @param claimed whether somebody says that b comes from a
   * @param compared the comparison
   */
  record Item(String address, Text a, Text b, Text sentence, boolean claimed, Compared compared) {}

  /**
   * A page for each comparison, then the list of all on one page or more, fewest differing lines
   * first.
   */
  static List<Page> of(View view) {
    List<Page> pages = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    view.comparisons()
        .forEach(
            (address, compared) -> {
              pages.add(page(view, address, compared));
              items.add(item(view, address, compared));
            });
    items.sort(
        Comparator.comparing((Item i) -> i.compared().diff().distance())
            .thenComparing(Item::address));
    Optional<Text> mark = CopyRow.mark(compared(view));
    for (Leaf<Item> leaf : Leaf.of("diff/", items, ROWS, DiffPages::lines)) {
      pages.add(
          Page.of(
              leaf.address(),
              "diffs",
              leaf.title(View.text("diffs.title")),
              View.text("diffs.summary"),
              Map.of("leaf", leaf, "mark", mark)));
    }
    return pages;
  }

  private static Text lines(Item item) {
    return View.counted("leaf.lines", item.compared().diff().distance().lines());
  }

  /** All models that are on a page of a comparison. */
  private static List<Entry> compared(View view) {
    return view.comparisons().values().stream()
        .flatMap(c -> Stream.of(c.a(), c.b()))
        .distinct()
        .map(id -> view.entry(id).orElseThrow())
        .toList();
  }

  static Item item(View view, String address, Compared compared) {
    return new Item(
        address,
        view.name(compared.a()),
        view.name(compared.b()),
        DiffSentence.of(view, compared),
        claimed(view, compared),
        compared);
  }

  /** Whether somebody says that b comes from a: only then an arrow leads from one to the other. */
  private static boolean claimed(View view, Compared compared) {
    return view.entry(compared.b()).orElseThrow().model().parents().stream()
        .anyMatch(claim -> claim.model().equals(compared.a()));
  }

  private static Page page(View view, String address, Compared compared) {
    Text title =
        View.text("diff.title", Map.of("a", view.name(compared.a()), "b", view.name(compared.b())));
    Page page =
        Page.of(address, "diff", title, DiffSentence.of(view, compared), () -> data(view, compared))
            .about(
                Things.comparison(
                    view.entry(compared.a()).orElseThrow().model(),
                    view.entry(compared.b()).orElseThrow().model()));
    return curated(view, compared)
        ? page.face(View.text("search.kind.diff"), DiffSentence.of(view, compared))
        : page;
  }

  /** The comparisons that people chose, by the address of their page. */
  static SortedMap<String, Compared> curated(View view) {
    SortedMap<String, Compared> chosen = new TreeMap<>(view.comparisons());
    chosen.values().removeIf(compared -> !curated(view, compared));
    return chosen;
  }

  /** Whether people chose to compare the two: of all others there may be very many. */
  private static boolean curated(View view, Compared compared) {
    Site site = view.atlas().catalog().site();
    return site.comparisons().contains(new Comparison(compared.a(), compared.b()))
        || site.chains().stream()
            .anyMatch(
                chain ->
                    Collections.indexOfSubList(chain, List.of(compared.a(), compared.b())) >= 0);
  }

  private static Map<String, Object> data(View view, Compared compared) {
    Entry a = view.entry(compared.a()).orElseThrow();
    Entry b = view.entry(compared.b()).orElseThrow();
    List<DiffRow> rows = rows(a, b, compared.diff().differences());
    Map<String, Object> data = new HashMap<>();
    data.put("a", ModelRow.of(view, a));
    data.put("b", ModelRow.of(view, b));
    data.put("compared", compared);
    data.put("claimed", claimed(view, compared));
    data.put("sentence", DiffSentence.of(view, compared));
    data.put("weights", WeightsWords.note(compared.verdict().weights()));
    data.put("listing", ListingRow.of(a, b, compared.diff()));
    data.put("besideA", BesideListing.of(a.architecture().orElseThrow()));
    data.put("besideB", BesideListing.of(b.architecture().orElseThrow()));
    data.put("figure", Figures.of(view, compared));
    data.put("figureFile", curated(view, compared));
    data.put("first", rows.subList(0, Math.min(FIRST, rows.size())));
    data.put("rest", rows.subList(Math.min(FIRST, rows.size()), rows.size()));
    data.put("fold", FOLD);
    data.put("renames", renames(compared, Rename.Kind.NAME));
    data.put("fusions", renames(compared, Rename.Kind.FUSION));
    List<TensorRow> tensors =
        TensorRow.of(a.architecture().orElseThrow(), b.architecture().orElseThrow());
    data.put("tensors", tensors);
    data.put("rebuiltA", rebuilt(a));
    data.put("rebuiltB", rebuilt(b));
    data.put("tensorCounts", TensorRow.counts(tensors));
    data.put("config", ConfigRow.of(a, b));
    data.put("mark", CopyRow.mark(List.of(a, b)));
    return data;
  }

  private static boolean rebuilt(Entry entry) {
    return entry.snapshot().flatMap(Snapshot::rebuilt).isPresent();
  }

  private static List<Rename> renames(Compared compared, Rename.Kind kind) {
    return compared.diff().renames().stream().filter(r -> r.kind() == kind).toList();
  }

  static List<DiffRow> rows(Entry a, Entry b, List<Difference> differences) {
    return differences.stream().map(d -> row(a, b, d)).toList();
  }

  private static DiffRow row(Entry a, Entry b, Difference difference) {
    if (difference.level() == Level.PACKAGING) {
      return new DiffRow(
          View.text("packaging"),
          difference.level().word(),
          Wording.name(difference.level()),
          FactRow.packaging(a, difference.a()),
          FactRow.packaging(b, difference.b()),
          difference.open());
    }
    return new DiffRow(
        DiffSentence.subject(difference),
        difference.level().word(),
        Wording.name(difference.level()),
        side(a, difference.rule(), difference.a()),
        side(b, difference.rule(), difference.b()),
        difference.open());
  }

  private static FactRow side(Entry entry, String rule, Fact fact) {
    return Stream.of(Trait.values())
        .filter(t -> t.rule().equals(rule))
        .map(t -> FactRow.of(entry, t, fact))
        .findFirst()
        .orElseGet(
            () ->
                Stream.of(Size.values())
                    .filter(s -> s.rule().equals(rule))
                    .map(s -> FactRow.of(entry, s, fact))
                    .findFirst()
                    .orElseThrow());
  }
}
