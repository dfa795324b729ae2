package dev.pedigree.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.view.DiffSentence;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The search page: an index of everything by name, which a script turns into a search. It looks for
 * substrings in names and first paragraphs, which works for Chinese too.
 */
final class SearchPage {
  private SearchPage() {}

  /**
   * An entry of the index.
   *
   * @param kind {@code model}, {@code family}, {@code term}, {@code article} or {@code diff}
   * @param name of the thing
   * @param text other words to find it by
   * @param address of its page
   */
  record Item(String kind, Text name, Text text, String address) {}

  static Page of(List<Item> items) {
    List<Item> named = items.stream().filter(i -> !i.kind().equals("diff")).toList();
    return Page.of(
        "search/",
        "search",
        View.text("search.title"),
        View.text("search.summary"),
        Map.of("items", named, "kinds", List.of("model", "family", "term", "article")));
  }

  static List<Item> items(View view) {
    List<Item> items = new ArrayList<>();
    for (Entry entry : view.atlas().entries().values()) {
      Text words = view.first(entry.model().words());
      ModelRow row = ModelRow.of(view, entry);
      items.add(
          new Item(
              "model",
              view.name(entry.id()),
              new Text(
                  entry.id() + " · " + row.organisation().en() + " · " + words.en(),
                  entry.id() + " · " + row.organisation().zh() + " · " + words.zh()),
              row.address()));
    }
    view.atlas()
        .catalog()
        .families()
        .forEach(
            f ->
                items.add(
                    new Item("family", f.name(), view.first(f.words()), Addresses.family(f.id()))));
    view.atlas()
        .catalog()
        .terms()
        .forEach(
            t ->
                items.add(
                    new Item("term", t.name(), view.first(t.words()), Addresses.term(t.id()))));
    view.atlas()
        .catalog()
        .articles()
        .forEach(
            a -> items.add(new Item("article", a.title(), a.summary(), Addresses.article(a.id()))));
    items.sort(
        Comparator.comparing((Item i) -> i.name().en().toLowerCase(java.util.Locale.ROOT))
            .thenComparing(Item::address));
    view.comparisons()
        .forEach(
            (address, c) ->
                items.add(
                    new Item(
                        "diff",
                        View.text(
                            "diff.title", Map.of("a", view.name(c.a()), "b", view.name(c.b()))),
                        DiffSentence.of(view, c),
                        address)));
    return items;
  }

  /**
   * The entries for the script, as a script: a site opened from disk may load scripts but not data.
   * Each entry is {@code [kind, name, text, link from the search page]}.
   */
  static byte[] entries(List<Item> items, Language language) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Item item : items) {
      all.addArray()
          .add(item.kind())
          .add(language.of(item.name()))
          .add(language.of(item.text()))
          .add(Paths.between(language, "search/", item.address()));
    }
    String script = "globalThis.pedigreeEntries=" + Visible.json(all.toString()) + ";\n";
    return script.getBytes(StandardCharsets.UTF_8);
  }
}
