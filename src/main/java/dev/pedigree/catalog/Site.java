package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;
import java.util.List;

/**
 * Settings of the whole site, from {@code content/site.yaml}.
 *
 * @param title the name of the site in both languages
 * @param tagline one sentence in both languages
 * @param baseUrl URL of the published site, without a final slash; used for canonical URLs and the
 *     feed
 * @param editUrl prefix of the URL for editing a file, before its path in the repository, {@code
 *     content/terms/rope.md}; empty for no such links
 * @param comparisons curated pairs
 * @param chains curated chains of models, each a list of catalogue ids by date, shown step by step
 * @param opening id of the article that the home page begins with; empty for none
 * @param redirects addresses that pages had before
 */
public record Site(
    Text title,
    Text tagline,
    String baseUrl,
    String editUrl,
    List<Comparison> comparisons,
    List<List<String>> chains,
    String opening,
    List<Redirect> redirects) {

  /** A site whose home page begins with no article, and whose pages had no other addresses. */
  public Site(
      Text title,
      Text tagline,
      String baseUrl,
      String editUrl,
      List<Comparison> comparisons,
      List<List<String>> chains) {
    this(title, tagline, baseUrl, editUrl, comparisons, chains, "", List.of());
  }
}
