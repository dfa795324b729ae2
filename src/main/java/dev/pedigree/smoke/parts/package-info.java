/**
 * The weights of a model by role, from files or random.
 *
 * <p>In: mapped weight files, adapters, or a seed. Out: {@link dev.pedigree.smoke.parts.Parts},
 * with matrices and vectors by role.
 *
 * <p>Never: holds the weights in memory.
 */
package dev.pedigree.smoke.parts;
