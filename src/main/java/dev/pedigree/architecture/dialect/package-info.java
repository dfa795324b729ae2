/**
 * Naming conventions as data, applied to one model.
 *
 * <p>In: a configuration, tensor patterns, and the dialect files under {@code /dialects}. Out: a
 * role for each tensor, sizes, settings and traits, each with where it was read.
 *
 * <p>Never: applies the facts of one class to models of another.
 */
package dev.pedigree.architecture.dialect;
