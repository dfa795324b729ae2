/**
 * Which format a file has, by its content.
 *
 * <p>In: a {@link dev.pedigree.weights.source.ByteSource}. Out: what came of reading it with the
 * reader of its format, a {@link dev.pedigree.weights.HeaderReading}.
 *
 * <p>Never: believes the name of a file.
 */
package dev.pedigree.weights.format;
