package dev.pedigree.site.link;

import java.util.List;
import java.util.Set;

/**
 * What other pages may ask about a page, and what it asks about them.
 *
 * @param language of the page, as a BCP 47 tag
 * @param canonical its canonical URL, or empty
 * @param translations the language tags and URLs by which it names its translations, in turns
 * @param ids that links can lead to
 * @param links into the site, as they are written, each once
 */
record PageLinks(
    String language,
    String canonical,
    List<String> translations,
    Set<String> ids,
    List<String> links) {}
