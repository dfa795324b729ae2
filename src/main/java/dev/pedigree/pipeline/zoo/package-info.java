/**
 * Runs the line over the models that travel with the program, whose ancestry is known.
 *
 * <p>In: the repositories of the zoo, as files of the program. Out: the score, and a copy of it
 * beside the site, so that the same program need not work it out again.
 *
 * <p>Never: touches the network, or leaves its temporary folder behind.
 */
package dev.pedigree.pipeline.zoo;
