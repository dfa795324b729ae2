/**
 * What is kept of a repository: one JSON file a source, small enough to be committed.
 *
 * <p>In: what a crawl has read. Out: a {@link dev.pedigree.crawl.snapshot.Snapshot}, stored and
 * read back without loss, and the history of commits in it.
 *
 * <p>Never: holds tensor data.
 */
package dev.pedigree.crawl.snapshot;
