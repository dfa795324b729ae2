/**
 * What stands in the Markdown of content, and what is probably not meant so.
 *
 * <p>In: the text of a file. Out: its links, headings and paragraphs; findings about slips of the
 * pen: a fence without an end, a row with a cell too many, HTML, the wrong language; words, spaces
 * and punctuation that the Chinese of the site has otherwise.
 *
 * <p>Never: asks other files, or makes a page.
 */
package dev.pedigree.catalog.markdown;
