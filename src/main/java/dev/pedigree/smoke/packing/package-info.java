/**
 * Quantised weights: codes with scales.
 *
 * <p>In: a packed tensor and those that belong to it. Out: the matrix, decoded row by row.
 *
 * <p>Never: guesses a format that names, types and configuration do not show.
 */
package dev.pedigree.smoke.packing;
