/**
 * Opens several models, reads numbers of their weights, and relates them.
 *
 * <p>In: paths, URLs and ids. Out: {@link dev.pedigree.pipeline.relate.Relating}: the parents of
 * each, how each pair is related, and both as JSON.
 *
 * <p>Never: keeps a file open longer than it is read.
 */
package dev.pedigree.pipeline.relate;
