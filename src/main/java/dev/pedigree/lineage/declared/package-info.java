/**
 * What repositories declare of their origin, and which files they share.
 *
 * <p>In: the catalogue and the snapshots. Out: accounts of each parent, with who says it and since
 * when, names that lead nowhere, and equal weight files by their digests.
 *
 * <p>Never: reads weights, takes a local path for a model, or decides whether a statement is true.
 */
package dev.pedigree.lineage.declared;
