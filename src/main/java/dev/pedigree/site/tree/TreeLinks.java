package dev.pedigree.site.tree;

import dev.pedigree.catalog.Relation.Layer;
import java.util.Optional;

/** Where the pages are, as links from the page that shows the tree. */
public interface TreeLinks {

  /** The page of a model of the catalogue. */
  String model(String id);

  /** The page of a family of the catalogue. */
  String family(String id);

  /** The list of all families. */
  String families();

  /**
   * The picture of a layer as a file of its own; empty where this picture has none.
   *
   * @param family id of the family that it is about; empty for the whole tree
   */
  Optional<String> file(String family, Layer layer);

  /** The comparison of two models, when it has a page. */
  Optional<String> diff(String a, String b);
}
