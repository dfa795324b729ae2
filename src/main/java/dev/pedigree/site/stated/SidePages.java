package dev.pedigree.site.stated;

import dev.pedigree.architecture.Answer;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.stated.FactPair;
import dev.pedigree.lineage.stated.SameBytes;
import dev.pedigree.lineage.stated.SideBySide;
import dev.pedigree.lineage.stated.SideWords;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A page for each pair of which one model has no description: what the files of both state. */
public final class SidePages {
  /** Most kinds of tensors that a page lists. */
  private static final int ROWS = 60;

  private SidePages() {}

  /**
   * A page in a list.
   *
   * @param address of the page
   * @param a name of the first model
   * @param b name of the second model
   * @param sentence what was found
   * @param claimed whether somebody says that b comes from a
   */
  public record Item(String address, Text a, Text b, Text sentence, boolean claimed) {}

  /** A stated fact of both, as a row. */
  record Row(Text name, String a, String b, String answer) {}

  /** The pages of all pairs. */
  public static List<Page> of(View view) {
    return pairs(view, view.atlas().edges(), pair -> true).entrySet().stream()
        .map(
            pair ->
                Page.of(
                    pair.getKey(),
                    "side",
                    View.text(
                        "diff.title",
                        Map.of("a", a(view, pair.getValue()), "b", b(view, pair.getValue()))),
                    summary(view, pair.getValue()),
                    () -> data(view, pair.getValue())))
        .toList();
  }

  /** The pages on which a model stands. */
  public static List<Item> of(View view, String id) {
    List<Edge> edges = new ArrayList<>(view.edgesTo(id));
    edges.addAll(view.edgesFrom(id));
    return pairs(view, edges, pair -> pair.a().equals(id) || pair.b().equals(id))
        .entrySet()
        .stream()
        .map(
            e ->
                new Item(
                    e.getKey(),
                    view.name(e.getValue().a()),
                    view.name(e.getValue().b()),
                    summary(view, e.getValue()),
                    claimed(view, e.getValue())))
        .toList();
  }

  /** The addresses of the pages on which a model is the second, by the id of the first. */
  public static SortedMap<String, String> second(View view, String id) {
    SortedMap<String, String> addresses = new TreeMap<>();
    pairs(view, view.edgesTo(id), pair -> pair.b().equals(id))
        .forEach((address, pair) -> addresses.put(pair.a(), address));
    return addresses;
  }

  /** Parents, curated pairs and steps of chains without a comparison of designs, by address. */
  private static SortedMap<String, Comparison> pairs(
      View view, List<Edge> edges, Predicate<Comparison> wanted) {
    List<Comparison> all = new ArrayList<>(view.atlas().catalog().site().comparisons());
    for (Edge edge : edges) {
      if (!edge.ghost()) {
        all.add(new Comparison(edge.parent(), edge.child()));
      }
    }
    for (List<String> chain : view.atlas().catalog().site().chains()) {
      for (int i = 1; i < chain.size(); i++) {
        all.add(new Comparison(chain.get(i - 1), chain.get(i)));
      }
    }
    SortedMap<String, Comparison> pairs = new TreeMap<>();
    for (Comparison pair : all) {
      if (wanted.test(pair) && undescribed(view, pair)) {
        pairs.put(Addresses.diff(pair.a(), pair.b()), pair);
      }
    }
    return pairs;
  }

  /** Whether the files of both were read, and one of the two has no description. */
  private static boolean undescribed(View view, Comparison pair) {
    Optional<Entry> a = view.entry(pair.a());
    Optional<Entry> b = view.entry(pair.b());
    boolean read = a.flatMap(Entry::snapshot).isPresent() && b.flatMap(Entry::snapshot).isPresent();
    return read && (a.get().architecture().isEmpty() || b.get().architecture().isEmpty());
  }

  private static Text a(View view, Comparison pair) {
    return view.name(pair.a());
  }

  private static Text b(View view, Comparison pair) {
    return view.name(pair.b());
  }

  private static Text summary(View view, Comparison pair) {
    return View.text("side.summary", Map.of("a", a(view, pair), "b", b(view, pair)));
  }

  private static boolean claimed(View view, Comparison pair) {
    return view.entry(pair.b()).orElseThrow().model().parents().stream()
        .anyMatch(claim -> claim.model().equals(pair.a()));
  }

  private static Map<String, Object> data(View view, Comparison pair) {
    SideBySide sides = SideBySide.of(side(view, pair.a()), side(view, pair.b()), SameBytes.NONE);
    Map<String, Object> data = new HashMap<>();
    data.put("a", view.name(pair.a()));
    data.put("b", view.name(pair.b()));
    data.put("addressA", Addresses.model(pair.a()));
    data.put("addressB", Addresses.model(pair.b()));
    data.put("claimed", claimed(view, pair));
    data.put("sentence", SideWords.summary(sides));
    data.put("shape", sides.shape());
    data.put("weights", sides.weights());
    data.put("facts", sides.facts().stream().map(SidePages::row).toList());
    data.put("same", first(sides.tensors().same()));
    data.put("onlyA", first(sides.tensors().onlyA()));
    data.put("onlyB", first(sides.tensors().onlyB()));
    data.put("reshaped", first(sides.tensors().reshaped()));
    data.put("said", SideWords.of(sides));
    return data;
  }

  private static SideBySide.Side side(View view, String id) {
    Entry entry = view.entry(id).orElseThrow();
    Snapshot snapshot = entry.snapshot().orElseThrow();
    StatedFacts stated =
        Adapter.of(snapshot).isPresent() ? StatedFacts.NONE : StatedFacts.of(snapshot.config());
    return new SideBySide.Side(view.name(id).en(), stated, Optional.of(snapshot), unknown(entry));
  }

  private static Optional<Text> unknown(Entry entry) {
    return entry.architecture().isPresent()
        ? Optional.empty()
        : Optional.of(
            entry.findings().stream()
                .filter(f -> f.rule().startsWith("architecture."))
                .findFirst()
                .map(Finding::message)
                .orElseGet(() -> View.text("side.no-description")));
  }

  private static Row row(FactPair pair) {
    return new Row(
        pair.name(),
        pair.a().map(StatedFacts.Value::text).orElse(""),
        pair.b().map(StatedFacts.Value::text).orElse(""),
        pair.answer() == Answer.UNKNOWN
            ? "open"
            : pair.answer() == Answer.SAME ? "same" : "changed");
  }

  private static <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }
}
