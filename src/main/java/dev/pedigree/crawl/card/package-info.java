/**
 * Model cards: front matter, and claims in their text.
 *
 * <p>In: a README. Out: the metadata of the card and its claims, each with its line.
 *
 * <p>Never: takes a claim from an ambiguous sentence.
 */
package dev.pedigree.crawl.card;
