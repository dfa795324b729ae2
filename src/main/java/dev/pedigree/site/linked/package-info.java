/**
 * What pages say of themselves to programs, as JSON-LD in the vocabulary of schema.org.
 *
 * <p>In: entries of the catalogue. Out: {@link dev.pedigree.site.linked.About}, which makes the
 * JSON of one page in one language.
 *
 * <p>Never: says what the page does not show, such as a claimed parent as a fact.
 */
package dev.pedigree.site.linked;
