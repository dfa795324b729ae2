package dev.pedigree.site;

import dev.pedigree.catalog.Redirect;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.site.text.ContentLinks;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pages at the addresses that others had before. Each leads on by itself, and says where to.
 *
 * @param pages those of redirects that lead somewhere
 * @param findings redirects that do not, or from where a page is
 */
record MovedPages(List<Page> pages, List<Finding> findings) {

  /**
   * The pages of all redirects.
   *
   * @param there the pages of the site, by address
   */
  static MovedPages of(View view, Map<String, Page> there, ContentLinks links) {
    List<Page> pages = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Set<String> used =
        there.keySet().stream().map(a -> a.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    for (Redirect redirect : view.atlas().catalog().site().redirects()) {
      String from = redirect.from() + "/";
      Optional<String> to = links.address(redirect.to());
      if (used.contains(from.toLowerCase(Locale.ROOT))) {
        findings.add(
            Finding.error("site.redirect-in-use", redirect.at(), "address", redirect.from()));
      } else if (to.isEmpty()) {
        findings.add(Finding.error("site.redirect-lost", redirect.at(), "target", redirect.to()));
      } else {
        String place = to.get().replaceFirst("#.*", "");
        pages.add(page(from, to.get(), place, there.get(place)));
      }
    }
    return new MovedPages(List.copyOf(pages), List.copyOf(findings));
  }

  private static Page page(String from, String to, String place, Page now) {
    return new Page(
        from,
        "moved",
        now.title(),
        now.summary(),
        now.chinese(),
        () -> Map.of("to", to, "place", place));
  }
}
