/**
 * Numbers of weight files by role, as few as comparing models takes.
 *
 * <p>In: an architecture and its weight files, opened by ranges. Out: a {@link
 * dev.pedigree.lineage.sample.Sample}: rows of matrices and whole vectors in the order of the
 * canonical architecture, so that names, fusing, quantisation and the storage order of RoPE do not
 * show.
 *
 * <p>Never: reads more than its limit, or compares anything.
 */
package dev.pedigree.lineage.sample;
