/**
 * Inspected models against the catalogue.
 *
 * <p>In: an inspection, the catalogue and its snapshots. Out: what models of the catalogue it is
 * like, and its bill of materials.
 *
 * <p>Never: opens a model, or prints.
 */
package dev.pedigree.pipeline.against;
