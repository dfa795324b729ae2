package dev.pedigree.site.data;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Site;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * {@code robots.txt}, the site map and the Atom feeds. Dates come from the content, never from a
 * clock.
 */
public final class Feeds {
  private Feeds() {}

  public static byte[] robots(Site site) {
    return utf8("User-agent: *\nAllow: /\n\nSitemap: " + site.baseUrl() + "/sitemap.xml\n");
  }

  /** Every page in every language it is written in, with its translations. */
  public static byte[] sitemap(Site site, List<Page> pages) {
    StringBuilder out = new StringBuilder(pages.size() * 600);
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    out.append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (Page page : pages) {
      for (Language language : Language.values()) {
        if (!language.chinese() || page.chinese()) {
          out.append("<url><loc>").append(url(site, language, page)).append("</loc>");
          for (Language other : Language.values()) {
            if (!other.chinese() || page.chinese()) {
              out.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(other.tag());
              out.append("\" href=\"").append(url(site, other, page)).append("\"/>");
            }
          }
          out.append("<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"");
          out.append(
              page.address().isEmpty() ? xml(site.baseUrl()) + "/" : url(site, Language.EN, page));
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
    StringBuilder out = new StringBuilder();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"").append(language.tag());
    out.append("\">\n<id>").append(xml(home)).append("</id>\n<title>");
    out.append(xml(language.of(site.title()))).append("</title>\n<subtitle>");
    out.append(xml(language.of(site.tagline()))).append("</subtitle>\n<link href=\"");
    out.append(xml(home)).append("\"/>\n<link rel=\"self\" href=\"").append(xml(home));
    out.append("feed.xml\"/>\n<author><name>").append(xml(language.of(site.title())));
    out.append("</name></author>\n<updated>");
    out.append(articles.isEmpty() ? "1970-01-01" : xml(articles.get(0).date()));
    out.append("T00:00:00Z</updated>\n");
    for (Article article : articles) {
      String url = home + Addresses.article(article.id());
      out.append("<entry><id>").append(xml(url)).append("</id><title>");
      out.append(xml(language.of(article.title()))).append("</title><link href=\"");
      out.append(xml(url)).append("\"/><updated>").append(xml(article.date()));
      out.append("T00:00:00Z</updated><summary>").append(xml(language.of(article.summary())));
      out.append("</summary></entry>\n");
    }
    return utf8(out.append("</feed>\n").toString());
  }

  private static String url(Site site, Language language, Page page) {
    return xml(site.baseUrl() + "/" + language.path() + "/" + page.address());
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static byte[] utf8(String text) {
    return Visible.text(text).getBytes(StandardCharsets.UTF_8);
  }
}
