/**
 * Headers whose names no dialect knows: roles by shape and position.
 *
 * <p>In: tensor patterns. Out: an {@link dev.pedigree.architecture.align.Alignment}, with what
 * could trade places said.
 *
 * <p>Never: chooses between two readings that fit equally well.
 */
package dev.pedigree.architecture.align;
