/**
 * Stored number types, and products of matrices.
 *
 * <p>In: bytes of a tensor in any number type. Out: float32 rows and dot products, in plain Java or
 * with vector instructions.
 *
 * <p>Never: decodes a whole model at once.
 */
package dev.pedigree.smoke.numbers;
