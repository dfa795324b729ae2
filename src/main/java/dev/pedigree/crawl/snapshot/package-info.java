/**
 * Snapshots of repositories: a JSON file per source, small enough to be committed.
 *
 * <p>In: the results of a crawl. Out: a {@link dev.pedigree.crawl.snapshot.Snapshot}, stored and
 * read back without loss, and the history of commits in it.
 *
 * <p>Never: holds tensor data.
 */
package dev.pedigree.crawl.snapshot;
