package dev.pedigree.site;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Term;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.linked.Things;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Pages of prose: terms and articles, and the list of each. */
final class WordPages {
  private WordPages() {}

  /**
   * A text in a list.
   *
   * @param name its title
   * @param summary its first sentence
   * @param address of its page
   * @param date when it was written, or empty
   */
  record Item(Text name, Text summary, String address, String date) {}

  static List<Page> terms(View view) {
    List<Page> pages = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (Term term : view.atlas().catalog().terms()) {
      Text first = view.first(term.words());
      String address = Addresses.term(term.id());
      items.add(new Item(term.name(), first, address, ""));
      pages.add(
          new Page(
                  address,
                  "term",
                  term.name(),
                  first,
                  term.words().hasChinese(),
                  () -> Map.of("term", term))
              .from(term.words())
              .about(Things::term));
    }
    items.sort(
        Comparator.comparing((Item i) -> i.name().en().toLowerCase(java.util.Locale.ROOT))
            .thenComparing(Item::address));
    pages.add(
        Page.of(
            "terms/",
            "terms",
            View.text("terms.title"),
            View.text("terms.summary"),
            Map.of("items", items)));
    return pages;
  }

  static List<Page> articles(View view) {
    List<Page> pages = new ArrayList<>();
    for (Article article : view.atlas().catalog().articles()) {
      pages.add(
          new Page(
                  Addresses.article(article.id()),
                  "article",
                  article.title(),
                  article.summary(),
                  article.words().hasChinese(),
                  () -> Map.of("article", article))
              .from(article.words())
              .about(Things.article(article))
              .face(View.text("search.kind.article"), article.summary()));
    }
    pages.add(
        Page.of(
            "articles/",
            "articles",
            View.text("articles.title"),
            View.text("articles.summary"),
            Map.of("items", articleItems(view))));
    return pages;
  }

  /** Articles, newest first. */
  static List<Item> articleItems(View view) {
    return view.atlas().catalog().articles().stream()
        .sorted(Comparator.comparing(Article::date).reversed().thenComparing(Article::id))
        .map(a -> new Item(a.title(), a.summary(), Addresses.article(a.id()), a.date()))
        .toList();
  }
}
