/**
 * Which models a model descends from, and the evidence for it.
 *
 * <p>In: the catalogue, snapshots and architectures. Out: an {@link dev.pedigree.lineage.Atlas}:
 * the three-level {@link dev.pedigree.lineage.Verdict} of every pair worth comparing with its
 * evidence, twins, and the family tree.
 *
 * <p>Never: turns a claim into a fact, and never says that weights are derived without evidence
 * from weights.
 */
package dev.pedigree.lineage;
