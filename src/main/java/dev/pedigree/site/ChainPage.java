package dev.pedigree.site;

import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.fact.CopyRow;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Curated chains of models, step by step, with every changed line counted. */
final class ChainPage {
  private ChainPage() {}

  /**
   * A chain.
   *
   * @param id a short name within the page
   * @param title from the first model to the last
   * @param start the first model
   * @param steps what follows, in order
   */
  record Chain(String id, Text title, ModelRow start, List<Step> steps) {}

  /**
   * From one model to the next.
   *
   * @param to the next model
   * @param diff address of the comparison
   * @param changed lines that differ: design and variation
   * @param open lines that cannot be decided
   * @param distance how many lines differ, and how many are not known
   * @param identical whether the listings are the same
   */
  record Step(
      ModelRow to,
      String diff,
      List<DiffPages.DiffRow> changed,
      List<DiffPages.DiffRow> open,
      Text distance,
      boolean identical) {}

  static Page of(View view) {
    List<Chain> chains = new ArrayList<>();
    for (List<Compared> steps : view.atlas().chains()) {
      if (!steps.isEmpty()) {
        chains.add(chain(view, steps, chains.size() + 1));
      }
    }
    return Page.of(
        "chains/",
        "chains",
        View.text("chains.title"),
        View.text("chains.summary"),
        Map.of("chains", chains, "mark", CopyRow.mark(members(view))));
  }

  private static List<Entry> members(View view) {
    return view.atlas().chains().stream()
        .flatMap(List::stream)
        .flatMap(step -> Stream.of(step.a(), step.b()))
        .distinct()
        .map(id -> view.entry(id).orElseThrow())
        .toList();
  }

  private static Chain chain(View view, List<Compared> steps, int number) {
    String first = steps.get(0).a();
    String last = steps.get(steps.size() - 1).b();
    return new Chain(
        "chain-" + number,
        View.text("chains.one", Map.of("a", view.name(first), "b", view.name(last))),
        ModelRow.of(view, view.entry(first).orElseThrow()),
        steps.stream().map(step -> step(view, step)).toList());
  }

  private static Step step(View view, Compared compared) {
    Entry a = view.entry(compared.a()).orElseThrow();
    Entry b = view.entry(compared.b()).orElseThrow();
    List<DiffPages.DiffRow> lines = DiffPages.rows(a, b, compared.diff().lines());
    Distance distance = compared.diff().distance();
    return new Step(
        ModelRow.of(view, b),
        Addresses.diff(compared),
        lines.stream().filter(r -> !r.open()).toList(),
        lines.stream().filter(DiffPages.DiffRow::open).toList(),
        Wording.lines(distance),
        distance.none());
  }
}
