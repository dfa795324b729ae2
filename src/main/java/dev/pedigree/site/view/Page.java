package dev.pedigree.site.view;

import dev.pedigree.diagnostics.Text;
import java.util.Map;

/**
 * One page, before it is written in each language.
 *
 * @param address relative to the folder of a language, with a slash at the end; empty for the home
 *     page
 * @param template the template that lays it out, without its ending
 * @param title as it stands in the heading and in the tab
 * @param summary one sentence for search engines and link previews
 * @param chinese whether its words exist in Chinese; a page without is shown in English inside the
 *     Chinese frame, and is not offered as a translation
 * @param data what the template needs, by name
 */
public record Page(
    String address,
    String template,
    Text title,
    Text summary,
    boolean chinese,
    Map<String, Object> data) {

  public static Page of(
      String address, String template, Text title, Text summary, Map<String, Object> data) {
    return new Page(address, template, title, summary, true, data);
  }
}
