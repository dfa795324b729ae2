/**
 * The header of a GGUF file: metadata and tensor list in binary, either byte order.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: a {@link
 * dev.pedigree.weights.WeightHeader} with the metadata; long lists are kept where they lie, as
 * {@link dev.pedigree.weights.gguf.MetadataArray}s.
 *
 * <p>Never: makes room for a count before that many bytes are known to be there.
 */
package dev.pedigree.weights.gguf;
