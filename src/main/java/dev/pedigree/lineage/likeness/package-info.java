/**
 * What models of the catalogue a model is like that need not be in it.
 *
 * <p>In: its snapshot and architecture, and the described catalogue. Out: identical listings, twins
 * by design, the nearest designs, equal files, and where the parents that it names lead.
 *
 * <p>Never: takes likeness for descent, or compares what is mostly unknown.
 */
package dev.pedigree.lineage.likeness;
