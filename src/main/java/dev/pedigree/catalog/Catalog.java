package dev.pedigree.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Everything people wrote, sorted by id.
 *
 * @param site settings
 * @param models sorted by id
 * @param families sorted by id
 * @param terms sorted by id
 * @param articles sorted by id
 */
public record Catalog(
    Site site,
    List<Model> models,
    List<Family> families,
    List<Term> terms,
    List<Article> articles) {

  /** The model of this id. */
  public Optional<Model> model(String id) {
    return models.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /** The family of this id. */
  public Optional<Family> family(String id) {
    return families.stream().filter(f -> f.id().equals(id)).findFirst();
  }
}
