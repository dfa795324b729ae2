/**
 * Questions about the catalogue that people write into texts, and their answers.
 *
 * <p>In: an atlas, and what is asked, such as {@code 01-ai/Yi-34B#layers} or {@code
 * releases?attention=MLA#share}. Out: a number, a date, words, or that it is not known; for a
 * question that makes no sense a finding that says what was meant.
 *
 * <p>Never: computes what a page of the site does not show, or words an answer for readers.
 */
package dev.pedigree.lineage.query;
