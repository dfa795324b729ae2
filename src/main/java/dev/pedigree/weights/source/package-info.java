/**
 * Where the bytes of a weight file come from.
 *
 * <p>In: a path, or the address of a file on a server. Out: a {@link
 * dev.pedigree.weights.source.ByteSource} that is read piece by piece, and the directories of the
 * two archives that weights come in, zip and tar.
 *
 * <p>Never: reads a whole file, asks a server for more than was wanted, or waits without a limit.
 */
package dev.pedigree.weights.source;
