/**
 * Signatures of the weights of models that are read.
 *
 * <p>In: a source that was crawled, or a model that was opened. Out: its signature, stored under
 * the digests of its files, with what was read for it, or a finding why there is none.
 *
 * <p>Never: reads a file again whose digest has not changed, or reads more than its limits.
 */
package dev.pedigree.pipeline.signing;
