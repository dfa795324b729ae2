/**
 * Trials that show whether a description is right.
 *
 * <p>In: a decoder. Out: distances from a reference, losses on text, consistency, and which
 * elements of the design a run would notice.
 *
 * <p>Never: calls a model right because nothing failed.
 */
package dev.pedigree.smoke.trial;
