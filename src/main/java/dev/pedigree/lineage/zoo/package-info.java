/**
 * How often the answers about weights are wrong.
 *
 * <p>In: models whose ancestry is known, and what was found about them without knowing it. Out: a
 * {@link dev.pedigree.lineage.zoo.ZooScore}: right and wrong answers by kind, with bounds for the
 * rates of error, and each wrong one by name.
 *
 * <p>Never: opens a file of a model, or hands the truth to what looks for it.
 */
package dev.pedigree.lineage.zoo;
