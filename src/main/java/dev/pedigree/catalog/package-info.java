/**
 * The catalogue: what people wrote about models, families, terms and the debate.
 *
 * <p>In: nothing. Out: records of what a file declares; {@link dev.pedigree.catalog.reading} makes
 * them.
 *
 * <p>Never: takes a claim for a fact: what a file declares stays a declaration with its source.
 */
package dev.pedigree.catalog;
