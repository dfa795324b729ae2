/**
 * Weight headers: which tensors a weight file holds, read from its first bytes.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource} (a file, or a file on a server read by
 * ranges). Out: a {@link dev.pedigree.weights.WeightHeader} per file, and {@link
 * dev.pedigree.weights.TensorPattern}s, the tensors of a whole model with layers and experts folded
 * into ranges.
 *
 * <p>Never: reads tensor data, executes a pickle, or trusts a length before it was checked against
 * the size of the source.
 */
package dev.pedigree.weights;
