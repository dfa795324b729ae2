/**
 * What configuration, header and card say against each other.
 *
 * <p>In: what each of them states. Out: findings.
 *
 * <p>Never: decides whom to believe where nothing shows it.
 */
package dev.pedigree.architecture.check;
