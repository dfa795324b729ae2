package dev.pedigree.site;

import dev.pedigree.site.search.SearchDocument;
import dev.pedigree.site.search.SearchDocuments;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.Map;

/** The search page: a list of everything by name, which a script turns into a search. */
final class SearchPage {
  /** Most models that the page lists; more of them have lists of their own. */
  private static final int MODELS = 1_000;

  private SearchPage() {}

  static Page of(List<SearchDocument> documents) {
    boolean many = documents.stream().filter(d -> d.kind().equals("model")).count() > MODELS;
    List<SearchDocument> named =
        documents.stream()
            .filter(d -> !d.kind().equals("diff") && !(many && d.kind().equals("model")))
            .sorted(SearchDocuments.BY_NAME)
            .toList();
    return Page.of(
        "search/",
        "search",
        View.text("search.title"),
        View.text("search.summary"),
        Map.of(
            "items", named, "kinds", List.of("model", "family", "term", "article"), "many", many));
  }
}
