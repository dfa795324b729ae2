package dev.pedigree.site.linked;

import dev.pedigree.catalog.Site;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.texts.Edited;
import dev.pedigree.site.language.Language;
import java.util.Optional;

/**
 * A page in one language.
 *
 * @param site settings
 * @param language of its words, which are English on a Chinese page without a translation
 * @param address relative to the folder of the language
 * @param title its heading
 * @param summary one sentence
 * @param edited who changed its text, and when
 */
public record Shown(
    Site site,
    Language language,
    String address,
    Text title,
    Text summary,
    Optional<Edited> edited) {

  /** The absolute URL of the page. */
  String url() {
    return url(address);
  }

  /** The absolute URL of a page in the same language. */
  String url(String other) {
    return file(language.path() + "/" + other);
  }

  /** The absolute URL of a file of the site. */
  String file(String path) {
    return site.baseUrl() + "/" + path;
  }
}
