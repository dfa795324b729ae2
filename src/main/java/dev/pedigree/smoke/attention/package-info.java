/**
 * Attention: queries that see keys of earlier tokens, and what a sequence keeps of these.
 *
 * <p>In: the weights of a layer's attention, and rows of activations sequence by sequence. Out: one
 * row for each, mixed from the values of the tokens that it sees. Never: a description of a model,
 * or names of tensors.
 */
package dev.pedigree.smoke.attention;
