package dev.pedigree.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The contents of the catalogue.
 *
 * @param site settings
 * @param models sorted by id
 * @param families sorted by id
 * @param terms sorted by id
 * @param articles sorted by id
 * @param precedents works known to have had a design element, as written
 * @param also words by which readers look for an entry, by the entry as links name it, {@code
 *     term:rope}, or a page, {@code page:twins}
 */
public record Catalog(
    Site site,
    List<Model> models,
    List<Family> families,
    List<Term> terms,
    List<Article> articles,
    List<Precedent> precedents,
    Map<String, List<String>> also) {

  public Catalog {
    models = sorted(models, Model::id);
    families = sorted(families, Family::id);
    terms = sorted(terms, Term::id);
    articles = sorted(articles, Article::id);
    precedents = List.copyOf(precedents);
    also = Map.copyOf(also);
  }

  /** The model of this id. */
  public Optional<Model> model(String id) {
    return find(models, Model::id, id);
  }

  /** The family of this id. */
  public Optional<Family> family(String id) {
    return find(families, Family::id, id);
  }

  private static <T> List<T> sorted(List<T> entries, Function<T, String> id) {
    return entries.stream().sorted(Comparator.comparing(id)).toList();
  }

  private static <T> Optional<T> find(List<T> entries, Function<T, String> id, String wanted) {
    int low = 0;
    int high = entries.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = id.apply(entries.get(middle)).compareTo(wanted);
      if (order == 0) {
        return Optional.of(entries.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }
}
