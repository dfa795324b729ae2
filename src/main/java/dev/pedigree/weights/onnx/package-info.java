/**
 * The tensors of an ONNX model, and the files that it names for the larger ones.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: a {@link
 * dev.pedigree.weights.WeightHeader}.
 *
 * <p>Never: opens a file that a model names, or leaves the folder of the model.
 */
package dev.pedigree.weights.onnx;
