package dev.pedigree.site;

import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.view.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A page that could not be made, by a mistake of this program that one model or text brought to
 * light.
 *
 * @param address of the page
 * @param whole whether the site has no other page of this kind, so that it is not whole without it;
 *     for others a page stands in that says so
 * @param cause the mistake
 */
public record PageFault(String address, boolean whole, Throwable cause) {

  /** The files of the page, one in each language. */
  public List<String> files() {
    return Arrays.stream(Language.values()).map(l -> Paths.file(l, address)).toList();
  }

  /** The page that stands in for one that could not be made. */
  static Page substitute(Page page) {
    return new Page(page.address(), "fault", page.title(), page.summary(), page.chinese(), Map::of);
  }
}
