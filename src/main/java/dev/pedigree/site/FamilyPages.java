package dev.pedigree.site;

import dev.pedigree.catalog.Family;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.fact.CopyRow;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A page for each family, and the list of all. */
final class FamilyPages {
  private FamilyPages() {}

  /**
   * A family in the list.
   *
   * @param family what people wrote
   * @param address of its page
   * @param models its models, newest first
   * @param since release of the earliest
   */
  record Item(Family family, String address, List<ModelRow> models, String since) {}

  static List<Page> of(View view) {
    List<Page> pages = new ArrayList<>();
    List<Item> items =
        view.atlas().catalog().families().stream()
            .sorted(Comparator.comparingInt(Family::order).thenComparing(Family::id))
            .map(family -> item(view, family))
            .toList();
    pages.add(
        Page.of(
            "families/",
            "families",
            View.text("families.title"),
            View.text("families.summary"),
            Map.of("items", items, "mark", CopyRow.mark(view.atlas().entries().values()))));
    items.forEach(item -> pages.add(page(view, item)));
    return pages;
  }

  private static Page page(View view, Item item) {
    Text name = item.family().name();
    return Page.of(
        item.address(),
        "family",
        name,
        View.text(
            "family.summary", Map.of("name", name, "organisation", item.family().organisation())),
        () ->
            Map.of(
                "item", item,
                "tree", view.trees().family(item.family().id()),
                "mark", CopyRow.mark(view.members(item.family().id()))));
  }

  private static Item item(View view, Family family) {
    List<Entry> members = view.members(family.id());
    return new Item(
        family,
        Addresses.family(family.id()),
        members.stream().map(e -> ModelRow.of(view, e)).toList(),
        members.isEmpty() ? "" : members.get(members.size() - 1).model().released().toString());
  }
}
