/**
 * The traits of a design, their values, and facts about them.
 *
 * <p>In: words from dialect files and papers. Out: {@link dev.pedigree.architecture.trait.Trait}s
 * with their levels, {@link dev.pedigree.architecture.trait.Fact}s with their origins, and a type
 * of values for each trait that is more than a switch. Values are equal exactly when they compute
 * the same, whatever a configuration calls them.
 *
 * <p>Never: determines a fact, or compares spellings outside the types.
 */
package dev.pedigree.architecture.trait;
