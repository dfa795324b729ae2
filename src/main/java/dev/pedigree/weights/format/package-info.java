/**
 * Which format a file has, by its content.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: the result of the reader of its
 * format, a {@link dev.pedigree.weights.HeaderReading}.
 *
 * <p>Never: trusts the name of a file over its content.
 */
package dev.pedigree.weights.format;
