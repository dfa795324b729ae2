/**
 * How several files make one model.
 *
 * <p>In: headers of files, and the index beside them. Out: whether files, names and sizes agree,
 * and the tensors of a model whose matrices are cut into pieces.
 *
 * <p>Never: reads a weight file.
 */
package dev.pedigree.weights.shards;
