/**
 * Numbers that follow from a description: parameters, bytes, memory.
 *
 * <p>In: tensors with roles, or the description alone. Out: counts with the rule they were made by,
 * and derived numbers with their formulas.
 *
 * <p>Never: counts bytes of a packed weight as parameters.
 */
package dev.pedigree.architecture.count;
