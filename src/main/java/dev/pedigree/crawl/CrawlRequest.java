package dev.pedigree.crawl;

import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.Optional;

/**
 * One source to crawl.
 *
 * @param id catalogue id of the model
 * @param url git URL as the catalogue names it, or a local path
 * @param catalogued whether the catalogue names the URL, which then has to be public
 * @param revision branch, tag or commit; empty for the default branch
 * @param kind how to mark the snapshot
 * @param earlier the last good snapshot, to notice a rewritten history and to save work
 */
public record CrawlRequest(
    String id,
    String url,
    boolean catalogued,
    String revision,
    Snapshot.Kind kind,
    Optional<Snapshot> earlier) {

  /** A live crawl of the default branch of what the user names, without an earlier snapshot. */
  public static CrawlRequest of(String id, String url) {
    return new CrawlRequest(id, url, false, "", Snapshot.Kind.LIVE, Optional.empty());
  }

  /** The same for a model of the catalogue, whose address anybody may have written. */
  public static CrawlRequest catalogued(String id, String url) {
    return new CrawlRequest(id, url, true, "", Snapshot.Kind.LIVE, Optional.empty());
  }

  /** The same request for a branch, tag or commit. */
  public CrawlRequest at(String revision) {
    return new CrawlRequest(id, url, catalogued, revision, kind, earlier);
  }

  /** The same request with a mark for its snapshot. */
  public CrawlRequest as(Snapshot.Kind kind) {
    return new CrawlRequest(id, url, catalogued, revision, kind, earlier);
  }

  /** The same request with an earlier snapshot. */
  public CrawlRequest after(Snapshot earlier) {
    return new CrawlRequest(id, url, catalogued, revision, kind, Optional.of(earlier));
  }
}
