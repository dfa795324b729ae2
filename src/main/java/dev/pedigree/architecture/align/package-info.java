/**
 * Roles by shape and position, for headers whose names no dialect knows.
 *
 * <p>In: tensor patterns. Out: an {@link dev.pedigree.architecture.align.Alignment}, with all
 * possible roles of each tensor.
 *
 * <p>Never: chooses between two roles that fit equally well.
 */
package dev.pedigree.architecture.align;
