/**
 * Model cards: front matter, and what their text claims in numbers.
 *
 * <p>In: a README. Out: the metadata of the card and its claims, each with the line it was read in.
 *
 * <p>Never: reads a sentence that could be meant otherwise.
 */
package dev.pedigree.crawl.card;
