package dev.pedigree.site;

import dev.pedigree.catalog.Family;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.fact.CopyRow;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page for each family, and the list of all. */
final class FamilyPages {
  private FamilyPages() {}

  /** Families of a page of the list. */
  private static final int FAMILIES = 200;

  /** Models that the list names of a family. */
  private static final int NAMES = 40;

  /**
   * A family in the list.
   *
   * @param family what people wrote
   * @param address of its page
   * @param models its newest models
   * @param count how many it has
   * @param since release of the earliest
   */
  record Item(Family family, String address, List<ModelRow> models, int count, String since) {}

  static List<Page> of(View view) {
    List<Page> pages = new ArrayList<>();
    List<Item> items =
        view.atlas().catalog().families().stream()
            .sorted(Comparator.comparingInt(Family::order).thenComparing(Family::id))
            .map(family -> item(view, family))
            .toList();
    Optional<Text> mark = CopyRow.mark(view.atlas().entries().values());
    for (Leaf<Item> leaf :
        Leaf.of("families/", items, FAMILIES, item -> ModelPages.letter(item.family().name()))) {
      pages.add(
          Page.of(
              leaf.address(),
              "families",
              leaf.title(View.text("families.title")),
              View.text("families.summary"),
              Map.of("leaf", leaf, "mark", mark)));
    }
    items.forEach(item -> pages.addAll(pages(view, item)));
    return pages;
  }

  /** The page of a family, and those on which the list of its models goes on. */
  private static List<Page> pages(View view, Item item) {
    List<ModelRow> models =
        view.members(item.family().id()).stream().map(e -> ModelRow.of(view, e)).toList();
    return Leaf.of(item.address(), models, ModelPages.ROWS, ModelPages::year).stream()
        .map(leaf -> page(view, item, leaf))
        .toList();
  }

  private static Page page(View view, Item item, Leaf<ModelRow> leaf) {
    Text name = item.family().name();
    return Page.of(
            leaf.address(),
            "family",
            leaf.title(name),
            View.text(
                "family.summary",
                Map.of("name", name, "organisation", item.family().organisation())),
            () ->
                Map.of(
                    "item",
                    item,
                    "leaf",
                    leaf,
                    "tree",
                    view.trees().family(item.family().id()),
                    "mark",
                    CopyRow.mark(view.members(item.family().id()))))
        .from(item.family().words())
        .face(View.text("search.kind.family"), item.family().organisation());
  }

  private static Item item(View view, Family family) {
    List<Entry> members = view.members(family.id());
    return new Item(
        family,
        Addresses.family(family.id()),
        members.stream().limit(NAMES).map(e -> ModelRow.of(view, e)).toList(),
        members.size(),
        members.isEmpty() ? "" : members.get(members.size() - 1).model().released().toString());
  }
}
