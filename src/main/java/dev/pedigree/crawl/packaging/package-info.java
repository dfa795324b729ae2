/**
 * How the numbers of a model are stored: as files say, and as names, number types and shapes show.
 *
 * <p>In: a {@link dev.pedigree.crawl.snapshot.Snapshot}. Out: a {@link
 * dev.pedigree.crawl.packaging.Packaging} with method, bits, groups and what is left out, and its
 * words. It decodes no number and never decides which of two statements is true.
 */
package dev.pedigree.crawl.packaging;
