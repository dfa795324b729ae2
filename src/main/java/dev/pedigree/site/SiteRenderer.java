package dev.pedigree.site;

import dev.pedigree.catalog.Site;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.site.data.DataFiles;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.template.PageScope;
import dev.pedigree.site.template.PageWriter;
import dev.pedigree.site.text.ContentLinks;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.text.Prose;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Renders the whole site from an atlas. */
public final class SiteRenderer {
  private final Site site;
  private final ContentLinks links;
  private final Map<Language, PageWriter> writers = new EnumMap<>(Language.class);

  private SiteRenderer(Site site, Set<String> addresses, Path templates) {
    this.site = site;
    this.links = new ContentLinks(addresses);
    for (Language language : Language.values()) {
      writers.put(language, new PageWriter(language, templates));
    }
  }

  /**
   * Makes every file of the site. The same atlas, changes and templates give the same bytes.
   *
   * @param changes what changed from night to night
   * @param templates the folder of templates; it may lie inside a jar
   * @param sink receives the files in no order
   * @throws IllegalStateException when a template asks for a missing value; the message names the
   *     template, the line and the expression
   */
  public static void render(Atlas atlas, Changes changes, Path templates, SiteSink sink) {
    View view = new View(atlas, changes);
    List<SearchPage.Item> items = SearchPage.items(view);
    List<Page> pages = pages(view, items);
    Set<String> addresses = new HashSet<>();
    pages.forEach(page -> addresses.add(page.address()));
    SiteRenderer renderer = new SiteRenderer(atlas.catalog().site(), addresses, templates);
    // Pages do not depend on each other, so they can be rendered in any order.
    pages.parallelStream().forEach(page -> renderer.render(page, sink));
    SortedMap<String, byte[]> others = new TreeMap<>();
    DataFiles.add(others, view);
    RootFiles.add(others, view, pages, items, templates);
    others.forEach(sink::take);
  }

  /** A page in all languages. */
  private void render(Page page, SiteSink sink) {
    // A page lies equally deep in all languages, so that relative links within one are the same.
    Prose prose = new Prose(links, to -> Paths.between(Language.EN, page.address(), to));
    writers.forEach(
        (language, writer) ->
            sink.take(
                Paths.file(language, page.address()),
                writer.write(page.template(), new PageScope(site, page, language, prose).names())));
  }

  private static List<Page> pages(View view, List<SearchPage.Item> items) {
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
    pages.add(SearchPage.of(items));
    pages.add(DataFiles.page());
    return pages;
  }
}
