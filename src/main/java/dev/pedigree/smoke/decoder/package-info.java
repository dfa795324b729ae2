/**
 * The steps of a decoder, put together as a description says.
 *
 * <p>In: an {@link dev.pedigree.architecture.Architecture} and its parts. Out: logits.
 *
 * <p>Never: has code for one family.
 */
package dev.pedigree.smoke.decoder;
