/**
 * Which earlier designs a model is nearest to.
 *
 * <p>In: described models, those of one listing together. Out: the designs that are or may be the
 * nearest.
 *
 * <p>Never: looks at all pairs of models.
 */
package dev.pedigree.lineage.near;
