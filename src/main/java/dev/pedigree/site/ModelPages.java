package dev.pedigree.site;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.BesideListing;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.count.DerivedNumbers;
import dev.pedigree.architecture.count.UsedParameters;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.QuantWords;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.RebuiltWords;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.lineage.ledger.LicenceWords;
import dev.pedigree.site.data.BomData;
import dev.pedigree.site.fact.CopyRow;
import dev.pedigree.site.fact.FactRow;
import dev.pedigree.site.fact.FindingNumbers;
import dev.pedigree.site.fact.ListingRow;
import dev.pedigree.site.fact.TensorGroup;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.linked.Things;
import dev.pedigree.site.origin.OriginView;
import dev.pedigree.site.stated.SidePages;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.text.SourceLinks;
import dev.pedigree.site.view.DiffSentence;
import dev.pedigree.site.view.Figures;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A page for each model, and the list of all in several orders. */
final class ModelPages {
  /** Models of a catalogue up to which each has a card: a card takes longer to make than a page. */
  private static final int CARDS = 1_000;

  /** Rows of a page of a list. */
  static final int ROWS = 400;

  /** Most other models of one kind that the page of a model names. */
  private static final int MOST = 100;

  /** Letters of the year in a date. */
  private static final int YEAR = 4;

  private ModelPages() {}

  static List<Page> of(View view) {
    List<Page> pages = new ArrayList<>(lists(view));
    view.atlas().entries().values().forEach(entry -> pages.add(page(view, entry)));
    return pages;
  }

  /** An order of the list. Each order is a page, so that sorting works without scripts. */
  private record Order(
      String key, String address, Comparator<ModelRow> by, Function<ModelRow, Text> part) {}

  private static List<Page> lists(View view) {
    Comparator<ModelRow> newest =
        Comparator.comparing(ModelRow::released).reversed().thenComparing(ModelRow::id);
    List<Order> orders =
        List.of(
            new Order("released", "models/", newest, ModelPages::year),
            new Order(
                "name",
                "models/by-name/",
                Comparator.comparing((ModelRow r) -> r.name().en().toLowerCase(Locale.ROOT))
                    .thenComparing(ModelRow::id),
                row -> letter(row.name())),
            new Order(
                "family",
                "models/by-family/",
                Comparator.comparing((ModelRow r) -> r.family().en()).thenComparing(newest),
                row -> letter(row.family())),
            new Order(
                "parameters",
                "models/by-size/",
                Comparator.comparingLong(ModelRow::parameters).reversed().thenComparing(newest),
                ModelPages::size),
            new Order(
                "lines",
                "models/by-novelty/",
                Comparator.comparing(ModelPages::distance).reversed().thenComparing(newest),
                row -> row.lines().orElseGet(() -> View.text("model.first"))));
    List<ModelRow> rows =
        view.atlas().entries().values().stream().map(e -> ModelRow.of(view, e)).toList();
    Map<String, String> addresses = new HashMap<>();
    orders.forEach(o -> addresses.put(o.key(), o.address()));
    Optional<Text> mark = CopyRow.mark(view.atlas().entries().values());
    return orders.stream()
        .flatMap(
            order ->
                Leaf.of(
                        order.address(),
                        rows.stream().sorted(order.by()).toList(),
                        ROWS,
                        order.part())
                    .stream()
                    .map(leaf -> list(leaf, order, addresses, mark)))
        .toList();
  }

  private static Page list(
      Leaf<ModelRow> leaf, Order order, Map<String, String> addresses, Optional<Text> mark) {
    return Page.of(
        leaf.address(),
        "models",
        leaf.title(View.text("models.title")),
        View.text("models.summary"),
        Map.of("leaf", leaf, "mark", mark, "order", order.key(), "orders", addresses));
  }

  /** The first letter of a name, for lists by name. */
  static Text letter(Text name) {
    String first = name.en().isEmpty() ? "" : name.en().substring(0, 1).toUpperCase(Locale.ROOT);
    return Text.same(first.matches("[A-Z]") ? first : "#");
  }

  /** The year of a release, for lists by date. */
  static Text year(ModelRow row) {
    return Text.same(row.released().toString().substring(0, YEAR));
  }

  private static Text size(ModelRow row) {
    long from = 1;
    while (row.parameters() / 10 >= from) {
      from *= 10;
    }
    return row.parameters() == 0
        ? View.text("unknown")
        : View.text("leaf.from", Map.of("number", Numbers.rounded(from)));
  }

  /** Models without an earlier design come after those that repeat one. */
  private static Distance distance(ModelRow row) {
    return row.distance().orElse(new Distance(-1, 0));
  }

  private static Page page(View view, Entry entry) {
    Text name = view.name(entry.id());
    Page page =
        Page.of(
                Addresses.model(entry.id()),
                "model",
                name,
                View.text("model.summary", Map.of("name", name)),
                () -> data(view, entry))
            .from(new Page.Source(entry.model().words(), Optional.of(entry.id())))
            .about(Things.model(entry.model()));
    return view.atlas().entries().size() <= CARDS
        ? page.face(View.text("search.kind.model"), line(view, entry))
        : page;
  }

  /** Who, when and how large, and what is known of its origin. */
  private static Text line(View view, Entry entry) {
    List<Text> sentences = ModelVerdict.of(view, entry, ModelRow.of(view, entry));
    return new Text(
        sentences.stream().map(Text::en).collect(Collectors.joining(" ")),
        sentences.stream().map(Text::zh).collect(Collectors.joining()));
  }

  private static Map<String, Object> data(View view, Entry entry) {
    Map<String, Object> data = new HashMap<>();
    Optional<Architecture> architecture = entry.architecture();
    ModelRow row = ModelRow.of(view, entry);
    data.put("row", row);
    data.put("verdict", ModelVerdict.of(view, entry, row));
    data.put("entry", entry);
    data.put("licence", LicenceWords.of(entry.model().licence()));
    data.put("findings", FindingNumbers.grouped(entry.findings()));
    data.put("tree", view.trees().neighbourhood(entry.id()));
    data.put("mark", CopyRow.mark(List.of(entry)));
    data.put("confirmed", live(entry).flatMap(Snapshot.Live::confirmed).map(ConfirmedView::of));
    data.put("revision", live(entry).map(Snapshot.Live::revision));
    data.put("away", Optional.ofNullable(view.atlas().unreached().get(entry.id())));
    data.put("guessed", found(entry, "architecture.aligned"));
    if (architecture.isEmpty()) {
      Optional<StatedView> stated = entry.snapshot().map(StatedView::of);
      data.put("stated", stated.filter(s -> !s.nothing()));
      data.put("undescribed", undescribed(entry, stated));
    }
    entry.snapshot().flatMap(Snapshot::rebuilt).ifPresent(rebuilt -> rebuilt(data, rebuilt));
    data.put("weightParents", KinRow.parents(view, entry, Layer.WEIGHTS));
    data.put("designParents", KinRow.parents(view, entry, Layer.ARCHITECTURE));
    children(data, view, entry, Layer.WEIGHTS, "weightChildren");
    children(data, view, entry, Layer.ARCHITECTURE, "designChildren");
    data.put("origin", OriginView.of(view, entry));
    data.put(
        "packaging",
        entry.snapshot().map(Packaging::of).filter(Packaging::quantised).map(QuantWords::of));
    data.put("listing", architecture.map(a -> ListingRow.of(entry, a)).orElse(List.of()));
    data.put("beside", architecture.map(BesideListing::of).orElse(List.of()));
    architecture.ifPresent(a -> data.put("figure", Figures.of(view.name(entry.id()), a)));
    data.put("traits", architecture.map(a -> FactRow.traits(entry, a)).orElse(List.of()));
    data.put("sizes", architecture.map(a -> FactRow.sizes(entry, a)).orElse(List.of()));
    data.put("settings", architecture.map(a -> FactRow.settings(entry, a)).orElse(List.of()));
    data.put("tensors", architecture.map(TensorGroup::of).orElse(List.of()));
    data.put("derived", architecture.map(DerivedNumbers::of).orElse(List.of()));
    data.put("used", architecture.map(a -> UsedParameters.of(a).count()).orElse(0L));
    data.put(
        "witnesses",
        architecture.map(Architecture::witnesses).orElse(List.of()).stream()
            .map(w -> new Witness(w.source(), w.says(), FindingNumbers.grouped(w.finding())))
            .toList());
    data.put("history", HistoryRow.of(entry));
    twins(data, view, entry.id());
    data.put("smoke", entry.smoke().map(SmokeView::of));
    data.put("repository", SourceLinks.repository(entry));
    data.put("bom", BomData.file(entry.id()));
    data.put("revisions", revisions(view, entry));
    data.put("countRule", architecture.map(a -> Wording.countRule(a.parameters().rule())));
    data.put("sides", SidePages.of(view, entry.id()));
    data.put(
        "diffs",
        view.comparisons(entry.id()).entrySet().stream()
            .limit(MOST)
            .map(c -> DiffPages.item(view, c.getKey(), c.getValue()))
            .toList());
    data.put("moreDiffs", Math.max(0, view.comparisons(entry.id()).size() - MOST));
    return data;
  }

  private static void children(
      Map<String, Object> data, View view, Entry entry, Layer layer, String name) {
    List<KinRow> all = KinRow.children(view, entry, layer);
    data.put(name, all.subList(0, Math.min(MOST, all.size())));
    data.put(name + "More", Math.max(0, all.size() - MOST));
  }

  /** Why there is no description. */
  private static Text undescribed(Entry entry, Optional<StatedView> stated) {
    if (stated.isEmpty()) {
      return View.text("model.undescribed.unread");
    }
    if (stated.get().nothing()) {
      return View.text("model.undescribed.empty");
    }
    if (found(entry, "architecture.adapter")) {
      return View.text("model.undescribed.adapter");
    }
    return View.text(
        found(entry, "architecture.no-decoder")
            ? "model.undescribed.no-decoder"
            : "model.undescribed.unknown");
  }

  private static boolean found(Entry entry, String rule) {
    return entry.findings().stream().anyMatch(f -> f.rule().startsWith(rule));
  }

  private static Optional<Snapshot.Live> live(Entry entry) {
    return entry.snapshot().flatMap(Snapshot::live);
  }

  private static void rebuilt(Map<String, Object> data, Rebuilt rebuilt) {
    data.put("copies", CopyRow.of(rebuilt));
    data.put("unseen", CopyRow.unseen(rebuilt));
    data.put("tensorsSeen", RebuiltWords.tensors(rebuilt));
  }

  /** Other models with an identical listing, and where the page of twins has them. */
  private static void twins(Map<String, Object> data, View view, String id) {
    Optional<TwinGroup> group = view.identical(id);
    List<String> others =
        group.stream().flatMap(g -> g.members().stream()).filter(m -> !m.equals(id)).toList();
    data.put(
        "twins",
        others.stream()
            .limit(MOST)
            .map(member -> ModelRow.of(view, view.entry(member).orElseThrow()))
            .toList());
    data.put("twinCount", others.size());
    data.put("twinGroup", group.map(TwinPage::identical));
    data.put("twinPage", group.map(g -> TwinPage.page(view, g)));
  }

  /**
   * Another revision of the same repository.
   *
   * @param name of its entry
   * @param address of its page
   * @param diff the comparison with this revision, when it has a page
   * @param sentence what that comparison found
   */
  record Revision(Text name, String address, Optional<String> diff, Optional<Text> sentence) {}

  private static List<Revision> revisions(View view, Entry entry) {
    String base = ModelId.of(entry.id()).repository();
    return view.revisions(base).stream()
        .filter(id -> !id.equals(entry.id()))
        .map(
            id -> {
              Optional<String> diff = view.diff(id, entry.id());
              return new Revision(
                  view.name(id),
                  Addresses.model(id),
                  diff,
                  diff.map(d -> DiffSentence.of(view, view.comparisons().get(d))));
            })
        .toList();
  }
}
