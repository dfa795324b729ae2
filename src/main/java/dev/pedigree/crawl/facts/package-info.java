/**
 * The sizes and names that a configuration states of a model of any kind, known here or not.
 *
 * <p>In: {@code config.json}, or the metadata of a GGUF file in that form. Out: {@link
 * dev.pedigree.crawl.facts.StatedFacts} with the key of each fact. It fills in no default and never
 * concludes from one fact to another.
 */
package dev.pedigree.crawl.facts;
