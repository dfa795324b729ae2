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
 * @param folder the one folder that is read, without a slash at the end; empty for all
 * @param earlier the last good snapshot, to notice a rewritten history and to save work
 */
public record CrawlRequest(
    String id,
    String url,
    boolean catalogued,
    String revision,
    String folder,
    Optional<Snapshot> earlier) {

  /** A crawl of the default branch of what the user names, without an earlier snapshot. */
  public static CrawlRequest of(String id, String url) {
    return new CrawlRequest(id, url, false, "", "", Optional.empty());
  }

  /** The same for a model of the catalogue, whose address anybody may have written. */
  public static CrawlRequest catalogued(String id, String url) {
    return new CrawlRequest(id, url, true, "", "", Optional.empty());
  }

  /** The same request for a branch, tag or commit. */
  public CrawlRequest at(String revision) {
    return new CrawlRequest(id, url, catalogued, revision, folder, earlier);
  }

  /** The same request for one folder. */
  public CrawlRequest in(String folder) {
    return new CrawlRequest(id, url, catalogued, revision, folder, earlier);
  }

  /** The same request as if nothing had been read before. */
  CrawlRequest alone() {
    return new CrawlRequest(id, url, catalogued, revision, folder, Optional.empty());
  }

  /** The same request with an earlier snapshot. */
  public CrawlRequest after(Snapshot earlier) {
    return new CrawlRequest(id, url, catalogued, revision, folder, Optional.of(earlier));
  }
}
