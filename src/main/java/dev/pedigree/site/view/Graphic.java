package dev.pedigree.site.view;

import dev.pedigree.site.language.Language;
import java.util.function.UnaryOperator;

/** A drawing that a page shows in its own language. */
@FunctionalInterface
public interface Graphic {

  /**
   * The drawing as HTML or SVG.
   *
   * @param href from the address of a page to the relative link from the page that shows the
   *     drawing
   */
  String html(Language language, UnaryOperator<String> href);
}
