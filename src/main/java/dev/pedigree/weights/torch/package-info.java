/**
 * The tensors of PyTorch files: zip archives, the older formats, plain pickles.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: a {@link
 * dev.pedigree.weights.WeightHeader}, found by following what the pickle would build.
 *
 * <p>Never: executes a pickle: calls are recorded, and those that would do harm are findings.
 */
package dev.pedigree.weights.torch;
