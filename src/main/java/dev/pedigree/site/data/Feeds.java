package dev.pedigree.site.data;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Site;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * {@code robots.txt}, the site map and the Atom feeds. Dates come from the content, never from a
 * clock.
 */
public final class Feeds {
  /**
   * Pages of a site map, each in three languages: half of the 50,000 addresses that a file may have
   * by the protocol of sitemaps.org, and a third of its 50 MB.
   */
  static final int MAPPED = 8_000;

  private Feeds() {}

  public static byte[] robots(Site site) {
    return utf8("User-agent: *\nAllow: /\n\nSitemap: " + site.baseUrl() + "/sitemap.xml\n");
  }

  /**
   * Every page in every language it is written in, with its translations, and with the time of its
   * last change where that is known: {@code sitemap.xml}, or where there are very many pages
   * several files beside it, which it names.
   */
  public static void sitemap(
      BiConsumer<String, byte[]> files, Site site, TextHistory texts, List<Page> pages) {
    if (pages.size() <= MAPPED) {
      files.accept("sitemap.xml", sitemap(site, texts, pages));
      return;
    }
    StringBuilder out = new StringBuilder();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (int start = 0; start < pages.size(); start += MAPPED) {
      String name = "sitemap-" + (start / MAPPED + 1) + ".xml";
      files.accept(
          name, sitemap(site, texts, pages.subList(start, Math.min(pages.size(), start + MAPPED))));
      out.append("<sitemap><loc>").append(Atom.xml(site.baseUrl() + "/" + name));
      out.append("</loc></sitemap>\n");
    }
    files.accept("sitemap.xml", utf8(out.append("</sitemapindex>\n").toString()));
  }

  /** The site map of some pages. */
  static byte[] sitemap(Site site, TextHistory texts, List<Page> pages) {
    StringBuilder out = new StringBuilder(pages.size() * 600);
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    out.append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (Page page : pages) {
      for (Language language : Language.values()) {
        if (!language.chinese() || page.chinese()) {
          out.append("<url><loc>").append(url(site, language, page)).append("</loc>");
          page.edited(texts, language.chinese())
              .ifPresent(
                  edited -> out.append("<lastmod>").append(edited.time()).append("</lastmod>"));
          for (Language other : Language.values()) {
            if (!other.chinese() || page.chinese()) {
              out.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(other.tag());
              out.append("\" href=\"").append(url(site, other, page)).append("\"/>");
            }
          }
          out.append("<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"");
          out.append(
              page.address().isEmpty()
                  ? Atom.xml(site.baseUrl()) + "/"
                  : url(site, Language.EN, page));
          out.append("\"/></url>\n");
        }
      }
    }
    return utf8(out.append("</urlset>\n").toString());
  }

  /** Articles, newest first. */
  public static byte[] atom(Atlas atlas, Language language) {
    Site site = atlas.catalog().site();
    List<Article> articles =
        atlas.catalog().articles().stream()
            .sorted(Comparator.comparing(Article::date).reversed().thenComparing(Article::id))
            .toList();
    String home = site.baseUrl() + "/" + language.path() + "/";
    return new Atom(
            language.tag(),
            home,
            home + "feed.xml",
            language.of(site.title()),
            language.of(site.tagline()),
            language.of(site.title()),
            articles.stream().map(article -> entry(home, article, language)).toList())
        .bytes();
  }

  private static Atom.Entry entry(String home, Article article, Language language) {
    String url = home + Addresses.article(article.id());
    return new Atom.Entry(
        url,
        language.of(article.title()),
        url,
        article.date() + "T00:00:00Z",
        language.of(article.summary()),
        "");
  }

  private static String url(Site site, Language language, Page page) {
    return Atom.xml(site.baseUrl() + "/" + language.path() + "/" + page.address());
  }

  private static byte[] utf8(String text) {
    return Visible.text(text).getBytes(StandardCharsets.UTF_8);
  }
}
