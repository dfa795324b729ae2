/**
 * Contradictions between configuration, header and card.
 *
 * <p>In: the contents of each of them. Out: findings.
 *
 * <p>Never: decides which of them is right without evidence.
 */
package dev.pedigree.architecture.check;
