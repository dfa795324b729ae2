package dev.pedigree.site.view;

import dev.pedigree.diagnostics.Text;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One page, independent of language.
 *
 * @param address relative to the folder of a language, with a slash at the end; empty for the home
 *     page
 * @param template name of its template, without the ending
 * @param title for the heading and the browser tab
 * @param summary one sentence for search engines and link previews
 * @param chinese whether its prose exists in Chinese; if not, the Chinese page shows it in English
 *     and is not offered as a translation
 * @param data makes what the template needs, by name, when the page is made
 */
public record Page(
    String address,
    String template,
    Text title,
    Text summary,
    boolean chinese,
    Supplier<Map<String, Object>> data) {

  public static Page of(
      String address, String template, Text title, Text summary, Map<String, Object> data) {
    return of(address, template, title, summary, () -> data);
  }

  /** A page whose data take a while to make. */
  public static Page of(
      String address,
      String template,
      Text title,
      Text summary,
      Supplier<Map<String, Object>> data) {
    return new Page(address, template, title, summary, true, data);
  }
}
