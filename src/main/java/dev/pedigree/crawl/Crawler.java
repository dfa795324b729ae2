package dev.pedigree.crawl;

import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.GitAccess;
import dev.pedigree.crawl.git.GitAddress;
import dev.pedigree.crawl.git.OpenedRepository;
import dev.pedigree.crawl.git.Origin;
import dev.pedigree.crawl.git.TreeListing;
import dev.pedigree.crawl.lfs.LargeFiles;
import dev.pedigree.crawl.lfs.LfsCalls;
import dev.pedigree.crawl.lfs.LfsServer;
import dev.pedigree.crawl.lfs.LocalLargeFiles;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.net.Patience;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Reads model repositories by git. Thread-safe; a run has one instance, so that all crawls wait
 * when a host asks one of them to.
 */
public final class Crawler {
  private final HubRewrites hubs;
  private final Credentials credentials;
  private final CrawlLimits limits;
  private final Patience patience = new Patience();

  /** A crawler with mirrors for {@code hubs}, tokens and limits. */
  public Crawler(HubRewrites hubs, Credentials credentials, CrawlLimits limits) {
    this.hubs = hubs;
    this.credentials = credentials;
    this.limits = limits;
  }

  /**
   * Crawls one source.
   *
   * @return the snapshot of the repository now, with its findings
   * @throws FindingException when the source cannot be reached, has no such revision or breaks a
   *     limit: rules {@code crawl.gated}, {@code crawl.private-or-missing}, {@code crawl.missing},
   *     {@code crawl.rate-limited}, {@code crawl.timed-out} and others. The last good snapshot
   *     stays valid then.
   */
  public Crawled crawl(CrawlRequest request) {
    Origin origin =
        request.catalogued()
            ? Origin.catalogued(request.url(), hubs, credentials)
            : Origin.of(request.url(), hubs, credentials);
    Deadline deadline = new Deadline(origin.source(), limits.time());
    GitAccess git =
        new GitAccess(
            origin.source(), origin.reach(), origin.credentials(), limits, deadline, patience);
    try (OpenedRepository opened = git.open(origin.address(), request.revision())) {
      Crawled crawled = read(request, origin, opened, deadline);
      return crawled.weighs() || !request.folder().isEmpty()
          ? crawled
          : new BranchReading(origin.source(), opened)
              .beside(crawled, branch -> read(request.alone(), origin, branch, deadline));
    } catch (IOException e) {
      throw broken(origin.source(), e);
    }
  }

  /**
   * Opens a source once more, to look into its weight files.
   *
   * @param request with the commit that was read
   * @param look gets what opens the files, for as long as it runs
   * @return what {@code look} returns
   * @throws FindingException as {@link #crawl}
   */
  public <T> T look(CrawlRequest request, Function<WeightContents, T> look) {
    Origin origin =
        request.catalogued()
            ? Origin.catalogued(request.url(), hubs, credentials)
            : Origin.of(request.url(), hubs, credentials);
    Deadline deadline = new Deadline(origin.source(), limits.time());
    GitAccess git =
        new GitAccess(
            origin.source(), origin.reach(), origin.credentials(), limits, deadline, patience);
    List<Finding> findings = new ArrayList<>();
    try (OpenedRepository opened = git.open(origin.address(), request.revision());
        ObjectReader reader = opened.repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit commit = walk.parseCommit(opened.commit());
      CommitTree tree =
          new CommitTree(
              opened.repository(),
              new Blobs(reader, limits.fileBytes()),
              largeFiles(origin, opened, deadline),
              TreeListing.of(reader, commit, limits, deadline, findings),
              findings);
      return look.apply(tree::open);
    } catch (IOException e) {
      throw broken(origin.source(), e);
    }
  }

  private Crawled read(
      CrawlRequest request, Origin origin, OpenedRepository opened, Deadline deadline)
      throws IOException {
    try (CommitReading reading =
        new CommitReading(
            request, origin, opened, limits, deadline, largeFiles(origin, opened, deadline))) {
      return reading.read();
    }
  }

  private LargeFiles largeFiles(Origin origin, OpenedRepository opened, Deadline deadline) {
    if (origin.address() instanceof GitAddress.Server server) {
      LfsCalls calls =
          new LfsCalls(
              origin.source(), origin.reach(), origin.credentials(), limits, deadline, patience);
      return new LfsServer(
          origin.source(), server.url(), origin.reach(), hubs, origin.credentials(), limits, calls);
    }
    return new LocalLargeFiles(opened.largeFiles(), opened.worktree());
  }

  private static FindingException broken(String source, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new FindingException(
        Finding.error("crawl.broken", Location.of(source), "reason", Clean.text(reason)), e);
  }
}
