package dev.pedigree.site.tree;

import java.util.Optional;

/** Where the pages are, as links from the page that shows the tree. */
public interface TreeLinks {

  /** The page of a model of the catalogue. */
  String model(String id);

  /** The page of a family of the catalogue. */
  String family(String id);

  /** The comparison of two models, when it has a page. */
  Optional<String> diff(String a, String b);
}
