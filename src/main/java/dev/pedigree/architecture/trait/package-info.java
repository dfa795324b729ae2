/**
 * The questions about a design, the values that answer them, and facts.
 *
 * <p>In: the words of dialect files and papers. Out: {@link dev.pedigree.architecture.trait.Trait}s
 * with their levels, {@link dev.pedigree.architecture.trait.Fact}s with their origins, and for each
 * trait that is more than a switch a type of values, equal exactly when they compute the same,
 * whatever a configuration calls them.
 *
 * <p>Never: knows how a fact is found; compares spellings outside the types.
 */
package dev.pedigree.architecture.trait;
