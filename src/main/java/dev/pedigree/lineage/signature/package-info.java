/**
 * A few kilobytes of each model's numbers, kept so that no pair of models is read twice.
 *
 * <p>In: an architecture and its weight files, opened by ranges; later the files that were stored.
 * Out: a {@link dev.pedigree.lineage.signature.Signature} of a model, its place in a folder by the
 * digests of the weight files, the models that may share numbers with it, and what two signatures
 * show of each other.
 *
 * <p>Never: says that all numbers of two models are the same, which a sample cannot show, or that
 * two models have nothing in common unless a descendant would have been seen.
 */
package dev.pedigree.lineage.signature;
