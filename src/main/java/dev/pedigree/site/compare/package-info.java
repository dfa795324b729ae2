/**
 * Any two models, compared in the browser: what each brings, and the words for what is found.
 *
 * <p>In: an entry of the atlas and the HTML of its facts, as pages show them. Out: a script for
 * each model and language, and one with the table of traits, sizes and sentences of a language.
 * Never: compares two models; that is done by {@code assets/compare-rules.js}, which knows no
 * trait, no size and no word.
 */
package dev.pedigree.site.compare;
