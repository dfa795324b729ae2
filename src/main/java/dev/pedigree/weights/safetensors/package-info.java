/**
 * The header of a safetensors file: JSON in front of the data.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: a {@link
 * dev.pedigree.weights.WeightHeader}.
 *
 * <p>Never: takes offsets for true before they were held against each other and against the size of
 * the file.
 */
package dev.pedigree.weights.safetensors;
