/**
 * The format of NumPy: arrays in a zip archive.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: a {@link
 * dev.pedigree.weights.WeightHeader}.
 *
 * <p>Never: reads numbers, or evaluates the text of a header as Python does.
 */
package dev.pedigree.weights.numpy;
