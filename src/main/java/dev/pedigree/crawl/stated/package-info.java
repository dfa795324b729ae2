/**
 * What the small files of a repository state besides the model itself: parents, an adapter, a
 * quantisation.
 *
 * <p>In: a {@link dev.pedigree.crawl.snapshot.Snapshot}. Out: typed records that name the file and
 * key each of them stands in. It never opens a file and never decides whether a statement is true.
 */
package dev.pedigree.crawl.stated;
