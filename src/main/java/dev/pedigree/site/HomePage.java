package dev.pedigree.site;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
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
    return Page.of("", "home", title, view.atlas().catalog().site().tagline(), data);
  }
}
