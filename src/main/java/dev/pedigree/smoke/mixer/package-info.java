/**
 * Token mixers that read a text token by token and keep a state of fixed size.
 *
 * <p>In: activations, and the state that a sequence has reached. Out: mixed activations, and the
 * state after them.
 *
 * <p>Never: knows a role, a trait or a naming convention.
 */
package dev.pedigree.smoke.mixer;
