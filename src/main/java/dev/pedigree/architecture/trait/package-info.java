/**
 * What traits of an architecture can be: one type for each trait that is more than a switch.
 *
 * <p>In: the words of dialect files and papers. Out: values that are equal exactly when they
 * compute the same, whatever the configuration called them, and their words. Never: a comparison of
 * spellings anywhere else; anything of models, files or configurations.
 */
package dev.pedigree.architecture.trait;
