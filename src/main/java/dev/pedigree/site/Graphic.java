package dev.pedigree.site;

import java.util.function.UnaryOperator;

/** A drawing that a page shows in its own language. */
@FunctionalInterface
interface Graphic {

  /**
   * The drawing as HTML or SVG.
   *
   * @param href from an address of a page to the link that leads there from the page drawn on
   */
  String html(Language language, UnaryOperator<String> href);
}
