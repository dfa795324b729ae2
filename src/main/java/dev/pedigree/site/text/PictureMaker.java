package dev.pedigree.site.text;

import dev.pedigree.site.language.Language;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes the pictures that texts embed. */
@FunctionalInterface
public interface PictureMaker {

  /**
   * A picture as HTML.
   *
   * @param scheme what kind of picture: {@code chart}
   * @param target what it shows
   * @param words its caption
   * @param link from a link of content, {@code model:01-ai/Yi-34B}, to its address from the page
   * @param href from an address to the relative link from the page
   */
  String html(
      String scheme,
      String target,
      String words,
      Language language,
      Function<String, Optional<String>> link,
      UnaryOperator<String> href);
}
