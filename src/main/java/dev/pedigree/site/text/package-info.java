/**
 * Addresses of pages, links between them, and Markdown as HTML.
 *
 * <p>In: ids and the Markdown of the catalogue. Out: HTML without scripts.
 *
 * <p>Never: lets an id leave its folder.
 */
package dev.pedigree.site.text;
