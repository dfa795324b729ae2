/**
 * One canonical architecture for each model, however its tensors are named.
 *
 * <p>In: a configuration and the tensor patterns of a model, or the facts of a paper. Out: an
 * {@link dev.pedigree.architecture.Architecture} with the origin of every fact, and the typed
 * {@link dev.pedigree.architecture.ArchitectureDiff} of two.
 *
 * <p>Never: guesses. What neither files nor papers say has the value unknown.
 */
package dev.pedigree.architecture;
