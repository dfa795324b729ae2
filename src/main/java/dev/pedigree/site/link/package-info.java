/**
 * Checks of finished pages: links, anchors, translations, and words for those who do not see.
 *
 * <p>In: the bytes of each page, in any order. Out: findings.
 *
 * <p>Never: keeps a page; only what other pages may ask about it.
 */
package dev.pedigree.site.link;
