package dev.pedigree.lineage.innovation;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was published under one name: a version of a family, in all its sizes. What is new is
 * counted by releases, so that three sizes and a chat model are one event.
 *
 * @param name as people write it, for example {@code Llama 2}
 * @param family id of its family
 * @param released when its first model was
 * @param models catalogue ids of the models that stand for it, by release
 * @param versions catalogue ids of the others, by release: models made from the weights of those,
 *     or of another release
 * @param derived whether all of them were made from the weights of other releases
 */
public record Release(
    Text name,
    String family,
    ReleaseDate released,
    List<String> models,
    List<String> versions,
    boolean derived) {

  /** The releases of a catalogue, by date, then by their first model. */
  public static List<Release> of(Catalog catalog) {
    return Releases.of(catalog);
  }

  /** All its models, those that stand for it first. */
  public Stream<String> all() {
    return Stream.concat(models.stream(), versions.stream());
  }
}
