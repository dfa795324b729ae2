/**
 * Numbers that follow from an architecture: parameters, bytes, memory.
 *
 * <p>In: tensors, or an architecture. Out: counts with the rule of counting, and derived numbers
 * with their formulas.
 *
 * <p>Never: counts bytes of a packed weight as parameters.
 */
package dev.pedigree.architecture.count;
