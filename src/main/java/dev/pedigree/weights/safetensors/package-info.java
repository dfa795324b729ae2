/**
 * The header of a safetensors file: JSON in front of the data.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: a {@link
 * dev.pedigree.weights.WeightHeader}.
 *
 * <p>Never: trusts offsets before they were checked against each other and the size of the file.
 */
package dev.pedigree.weights.safetensors;
