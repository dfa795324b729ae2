/**
 * What makes queries, keys and values of the input of attention where that is more than a matrix
 * each: convolutions over the last few tokens, and heads in pairs.
 *
 * <p>In: rows of a layer's input and what its memory keeps of earlier ones. Out: rows of queries,
 * keys and values. Never: how queries meet keys.
 */
package dev.pedigree.smoke.projection;
