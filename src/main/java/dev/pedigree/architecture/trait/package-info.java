/**
 * The questions about a design, and facts as their answers.
 *
 * <p>In: nothing. Out: {@link dev.pedigree.architecture.trait.Trait}s with their levels, and {@link
 * dev.pedigree.architecture.trait.Fact}s with their origins.
 *
 * <p>Never: knows how a fact is found.
 */
package dev.pedigree.architecture.trait;
