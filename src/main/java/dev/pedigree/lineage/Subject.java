package dev.pedigree.lineage;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.diagnostics.Text;
import java.util.List;

/**
 * What is compared, as far as claims speak of it.
 *
 * @param id catalogue id, or what a user named
 * @param name as people write it
 * @param parents what is claimed of its origin
 */
public record Subject(String id, Text name, List<Parent> parents) {

  /** A model of the catalogue, so that its claims count as evidence. */
  public static Subject of(Model model) {
    return new Subject(model.id(), model.name(), model.parents());
  }

  /** Something that nobody described. */
  public static Subject uncatalogued(String source) {
    return new Subject(source, Text.same(source), List.of());
  }
}
