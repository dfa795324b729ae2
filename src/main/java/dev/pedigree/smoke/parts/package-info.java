/**
 * The tensors of a model by role, from files or at random.
 *
 * <p>In: mapped weight files, adapters, or a seed. Out: {@link dev.pedigree.smoke.parts.Parts},
 * which hand out matrices and vectors of a role.
 *
 * <p>Never: holds the weights in memory.
 */
package dev.pedigree.smoke.parts;
