package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;
import java.util.List;

/**
 * Settings of the whole site, from {@code content/site.yaml}.
 *
 * @param title the name of the site in both languages
 * @param tagline one sentence in both languages
 * @param baseUrl where the site will be served, without a slash at the end; used for canonical URLs
 *     and the feed
 * @param editUrl where contributors edit a file: the path is appended; empty when there is no such
 *     place
 * @param comparisons curated pairs
 * @param chains curated chains, each a list of catalogue ids in date order, shown step by step
 */
public record Site(
    Text title,
    Text tagline,
    String baseUrl,
    String editUrl,
    List<Comparison> comparisons,
    List<List<String>> chains) {}
