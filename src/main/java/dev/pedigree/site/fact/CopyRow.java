package dev.pedigree.site.fact;

import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.RebuiltWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A public copy that shows values of a rebuilt repository.
 *
 * @param place repository, path and entry, or what it is
 * @param url where it can be looked at, or empty
 * @param of whose configuration it is; empty for the model's own
 * @param keys the keys that it shows
 */
public record CopyRow(String place, String url, Text of, List<String> keys) {

  /** The line that says how much was seen, for a page about these models; empty if all was read. */
  public static Optional<Text> mark(Collection<Entry> entries) {
    return RebuiltWords.several(entries.stream().flatMap(e -> e.snapshot().stream()).toList());
  }

  /** The copies of a model, those with most keys first. */
  public static List<CopyRow> of(Rebuilt rebuilt) {
    Map<Place, List<String>> keys = new LinkedHashMap<>();
    rebuilt
        .config()
        .forEach(
            (key, places) ->
                places.forEach(p -> keys.computeIfAbsent(p, k -> new ArrayList<>()).add(key)));
    return keys.entrySet().stream()
        .map(
            e ->
                new CopyRow(
                    e.getKey().text(),
                    e.getKey().url(),
                    SeenView.whose(e.getKey().of()),
                    e.getValue()))
        .sorted(
            java.util.Comparator.comparingInt((CopyRow row) -> -row.keys().size())
                .thenComparing(CopyRow::place))
        .toList();
  }

  /** The keys that no copy shows. */
  public static List<String> unseen(Rebuilt rebuilt) {
    return rebuilt.config().entrySet().stream()
        .filter(e -> e.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }
}
