/**
 * Reads a whole model, from its files or from a paper.
 *
 * <p>In: a configuration and tensor patterns, or the facts of a paper. Out: an {@link
 * dev.pedigree.architecture.Architecture} with its findings, and its JSON.
 *
 * <p>Never: fills a gap with a usual value.
 */
package dev.pedigree.architecture.reading;
