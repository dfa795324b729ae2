/**
 * What changed from night to night, from the git history of the snapshots.
 *
 * <p>In: the folder of snapshots in its checkout. Out: {@link
 * dev.pedigree.lineage.changes.Changes}: new and withdrawn models, new revisions with the values
 * that changed, sources that could not be read, and verdicts that are others now.
 *
 * <p>Never: looks at a clock or at files that are not committed.
 */
package dev.pedigree.lineage.changes;
