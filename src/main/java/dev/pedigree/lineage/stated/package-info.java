/**
 * What two repositories state, side by side, when the design of one of them is not known.
 *
 * <p>In: the stated facts of both, their tensors and the hashes of their files, and where weights
 * are at hand the bytes of equal-named tensors. Out: a {@link
 * dev.pedigree.lineage.stated.SideBySide} with sentences that say where knowledge ends. It never
 * gives a tensor a role and never says that two unknown designs are the same.
 */
package dev.pedigree.lineage.stated;
