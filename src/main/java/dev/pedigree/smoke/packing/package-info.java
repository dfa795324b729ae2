/**
 * Weights stored as small codes with scales beside them.
 *
 * <p>In: a packed tensor and its neighbours. Out: the matrix that it stands for, decoded row by
 * row.
 *
 * <p>Never: guesses a packing that neither names nor types nor the configuration show.
 */
package dev.pedigree.smoke.packing;
