package dev.pedigree.site;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.lineage.Unlisted;
import dev.pedigree.site.fact.CopyRow;
import dev.pedigree.site.fact.ListingRow;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final String ADDRESS = "twins/";
  private static final String LISTING = "listing-";
  private static final String DESIGN = "design-";

  /** Groups of a page. */
  private static final int GROUPS = 100;

  /** Members that are named of a group. */
  private static final int NAMES = 60;

  private TwinPage() {}

  /**
   * Models of one listing or one design.
   *
   * @param id a short name within the page
   * @param members by release, the one that names the group first
   * @param count how many members there are; of large groups not all are named
   * @param listing of the earliest
   * @param unlisted in what they differ that no line of it shows
   */
  record Group(
      String id,
      List<ModelRow> members,
      int count,
      List<ListingRow> listing,
      List<Apart> unlisted) {}

  /**
   * A number or switch in which members differ.
   *
   * @param name in words
   * @param values each value with its members
   */
  record Apart(Text name, List<Value> values) {}

  /**
   * One of the values.
   *
   * @param text the value in words
   * @param unknown whether it is not known
   * @param members names of models that have it
   * @param more how many others have it
   */
  record Value(Text text, boolean unknown, List<Text> members, int more) {}

  /** A group with what the names of its kind begin with. */
  private record Named(TwinGroup group, String prefix) {}

  /** Groups of identical listings, then of equal designs, on one page or more. */
  static List<Page> of(View view) {
    List<Named> all = new ArrayList<>();
    view.atlas().identical().forEach(group -> all.add(new Named(group, LISTING)));
    view.atlas().twins().forEach(group -> all.add(new Named(group, DESIGN)));
    Optional<Text> mark = CopyRow.mark(members(view));
    return Leaf.of(ADDRESS, all, GROUPS, TwinPage::part).stream()
        .map(
            leaf ->
                Page.of(
                    leaf.address(),
                    "twins",
                    leaf.title(View.text("twins.title")),
                    View.text("twins.summary"),
                    () ->
                        Map.of(
                            "leaf",
                            leaf,
                            "identical",
                            groups(view, leaf.rows(), LISTING),
                            "designs",
                            groups(view, leaf.rows(), DESIGN),
                            "mark",
                            mark)))
        .toList();
  }

  private static Text part(Named group) {
    return View.text(group.prefix().equals(LISTING) ? "twins.identical" : "twins.designs");
  }

  /** The page on which a group of identical listings stands. */
  static String page(View view, TwinGroup group) {
    return Leaf.address(ADDRESS, view.atlas().identical().indexOf(group), GROUPS);
  }

  private static List<Entry> members(View view) {
    return Stream.concat(view.atlas().identical().stream(), view.atlas().twins().stream())
        .flatMap(group -> group.members().stream())
        .distinct()
        .map(id -> view.entry(id).orElseThrow())
        .toList();
  }

  private static List<Group> groups(View view, List<Named> groups, String prefix) {
    return groups.stream()
        .filter(named -> named.prefix().equals(prefix))
        .map(named -> group(view, named.group(), prefix))
        .toList();
  }

  private static Group group(View view, TwinGroup group, String prefix) {
    List<Entry> members =
        group.members().stream().map(id -> view.entry(id).orElseThrow()).sorted(FIRST).toList();
    return new Group(
        id(group, prefix),
        members.stream().limit(NAMES).map(e -> ModelRow.of(view, e)).toList(),
        members.size(),
        ListingRow.of(members.get(0), members.get(0).architecture().orElseThrow()),
        group.unlisted().stream().map(unlisted -> apart(view, unlisted)).toList());
  }

  /** The place of a group of identical listings within the page. */
  static String identical(TwinGroup group) {
    return id(group, LISTING);
  }

  private static String id(TwinGroup group, String prefix) {
    String hash = group.fingerprint().substring(group.fingerprint().indexOf(':') + 1);
    return prefix + hash.substring(0, Math.min(8, hash.length()));
  }

  private static Apart apart(View view, Unlisted unlisted) {
    return new Apart(
        unlisted.name(),
        unlisted.values().stream()
            .map(
                v ->
                    new Value(
                        v.text(),
                        v.unknown(),
                        v.members().stream().limit(NAMES).map(view::name).toList(),
                        Math.max(0, v.members().size() - NAMES)))
            .toList());
  }
}
