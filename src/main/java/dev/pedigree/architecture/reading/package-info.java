/**
 * A model read as a whole: from files, or from a paper.
 *
 * <p>In: a configuration and tensor patterns, or the facts of a paper. Out: an {@link
 * dev.pedigree.architecture.Architecture} with its findings, and its JSON.
 *
 * <p>Never: fills a gap with what is usual.
 */
package dev.pedigree.architecture.reading;
