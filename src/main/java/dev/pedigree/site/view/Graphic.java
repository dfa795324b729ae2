package dev.pedigree.site.view;

import dev.pedigree.site.language.Language;
import java.util.function.UnaryOperator;

/** A drawing that a page shows in its own language. */
@FunctionalInterface
public interface Graphic {

  /**
   * The drawing as HTML or SVG.
   *
   * @param href from an address of a page to the link that leads there from the page drawn on
   */
  String html(Language language, UnaryOperator<String> href);
}
