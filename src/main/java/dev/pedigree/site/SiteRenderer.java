package dev.pedigree.site;

import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.site.data.DataFiles;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.template.PageScope;
import dev.pedigree.site.template.PageWriter;
import dev.pedigree.site.text.ContentLinks;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Renders the whole site from an atlas. */
public final class SiteRenderer {
  private SiteRenderer() {}

  /** As below, for a site without the history of its snapshots. */
  public static SortedMap<String, byte[]> render(Atlas atlas, Path templates) {
    return render(atlas, Changes.none(), templates);
  }

  /**
   * Every file of the site by its path. The same atlas, changes and templates give the same bytes.
   *
   * @param changes what changed from night to night
   * @param templates the folder of templates; it may lie inside a jar
   * @throws IllegalStateException when a template asks for a missing value; the message names the
   *     template, the line and the expression
   */
  public static SortedMap<String, byte[]> render(Atlas atlas, Changes changes, Path templates) {
    View view = new View(atlas, changes);
    List<Page> pages = pages(view);
    TreeSet<String> addresses = new TreeSet<>();
    pages.forEach(page -> addresses.add(page.address()));
    ContentLinks links = new ContentLinks(addresses);

    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Language language : Language.values()) {
      PageWriter writer = new PageWriter(language, templates);
      // Pages do not depend on each other, so they can be rendered in any order.
      files.putAll(
          pages.parallelStream()
              .collect(
                  Collectors.toConcurrentMap(
                      page -> Paths.file(language, page.address()),
                      page ->
                          writer.write(
                              page.template(),
                              new PageScope(atlas.catalog().site(), page, language, links)
                                  .names()))));
    }
    DataFiles.add(files, view);
    RootFiles.add(files, view, pages, templates);
    return files;
  }

  private static List<Page> pages(View view) {
    List<Page> pages = new ArrayList<>();
    pages.add(HomePage.of(view));
    pages.addAll(ModelPages.of(view));
    pages.addAll(FamilyPages.of(view));
    pages.addAll(DiffPages.of(view));
    pages.addAll(WordPages.terms(view));
    pages.addAll(WordPages.articles(view));
    pages.add(TwinPage.of(view));
    pages.add(ChainPage.of(view));
    pages.add(InnovationPage.of(view));
    pages.add(ReportPage.of(view));
    pages.add(ChangesPage.of(view));
    pages.add(SearchPage.of(SearchPage.items(view)));
    pages.add(DataFiles.page());
    return pages;
  }
}
