/**
 * The header of a GGUF file: metadata and tensor list in binary, either byte order.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: a {@link
 * dev.pedigree.weights.WeightHeader} with the metadata; arrays are decoded only when asked for
 * ({@link dev.pedigree.weights.gguf.MetadataArray}).
 *
 * <p>Never: allocates memory for a count before that many bytes are known to be there.
 */
package dev.pedigree.weights.gguf;
