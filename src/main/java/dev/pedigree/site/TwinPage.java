package dev.pedigree.site;

import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page of models with the same listing or the same design. */
final class TwinPage {
  /** By release; of one day, models with weights of their own first, then the smaller first. */
  private static final Comparator<Entry> FIRST =
      Comparator.comparing((Entry e) -> e.model().released())
          .thenComparing(
              e -> e.model().parents().stream().anyMatch(p -> p.relation().sharesWeights()))
          .thenComparingLong(e -> ModelRow.counted(e))
          .thenComparing(Entry::id);

  private TwinPage() {}

  /**
   * Models of one listing or one design.
   *
   * @param id a short name within the page
   * @param members by release, the one that names the group first
   * @param listing of the earliest
   */
  record Group(String id, List<ModelRow> members, List<ListingRow> listing) {}

  static Page of(View view) {
    return Page.of(
        "twins/",
        "twins",
        View.text("twins.title"),
        View.text("twins.summary"),
        Map.of(
            "identical", groups(view, view.atlas().identical(), "listing-"),
            "designs", groups(view, view.atlas().twins(), "design-"),
            "mark", CopyRow.mark(members(view))));
  }

  private static List<Entry> members(View view) {
    return Stream.concat(view.atlas().identical().stream(), view.atlas().twins().stream())
        .flatMap(group -> group.members().stream())
        .distinct()
        .map(id -> view.entry(id).orElseThrow())
        .toList();
  }

  private static List<Group> groups(View view, List<TwinGroup> groups, String prefix) {
    return groups.stream().map(group -> group(view, group, prefix)).toList();
  }

  private static Group group(View view, TwinGroup group, String prefix) {
    List<Entry> members =
        group.members().stream().map(id -> view.entry(id).orElseThrow()).sorted(FIRST).toList();
    String hash = group.fingerprint().substring(group.fingerprint().indexOf(':') + 1);
    return new Group(
        prefix + hash.substring(0, Math.min(8, hash.length())),
        members.stream().map(e -> ModelRow.of(view, e)).toList(),
        ListingRow.of(members.get(0), members.get(0).architecture().orElseThrow()));
  }
}
