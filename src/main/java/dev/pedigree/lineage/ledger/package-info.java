/**
 * The ledger: what is said and not borne out, what is shown and not said, and questions about
 * licences.
 *
 * <p>In: an {@link dev.pedigree.lineage.Atlas}. Out: entries with both sides and their evidence.
 *
 * <p>Never: says why somebody said something, or answers a question of law.
 */
package dev.pedigree.lineage.ledger;
