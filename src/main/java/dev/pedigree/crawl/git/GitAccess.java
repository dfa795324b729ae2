package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.BoundedStream;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.net.HttpAnswer;
import dev.pedigree.crawl.net.Patience;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.net.Reach;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportBundleStream;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/**
 * Opens repositories: a local one in place, read-only; one from a server or a bundle as a bare copy
 * in a temporary folder. Nothing is checked out.
 */
public final class GitAccess {
  private final String source;
  private final Credentials credentials;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private final Patience patience;
  private final Reach reach;

  /**
   * @param source how findings name the source
   * @param reach which addresses may be asked
   */
  public GitAccess(
      String source,
      Reach reach,
      Credentials credentials,
      CrawlLimits limits,
      Deadline deadline,
      Patience patience) {
    this.source = source;
    this.reach = reach;
    this.credentials = credentials;
    this.limits = limits;
    this.deadline = deadline;
    this.patience = patience;
  }

  /**
   * Opens a repository at a revision.
   *
   * @param revision branch, tag or commit; empty for the default branch
   * @throws FindingException when it cannot be reached or has no such revision
   */
  public OpenedRepository open(GitAddress address, String revision) {
    IsolatedGit.install();
    if (address instanceof GitAddress.Folder folder) {
      return openFolder(folder.path(), revision);
    }
    if (address instanceof GitAddress.Bundle bundle) {
      refuseSha256(() -> GitFolder.isSha256Bundle(bundle.path()));
      return fetched(null, revision, r -> bundle(bundle.path(), r));
    }
    return fromServer(((GitAddress.Server) address).url(), revision);
  }

  private interface Question {
    boolean answer() throws IOException;
  }

  private void refuseSha256(Question isSha256) {
    try {
      if (isSha256.answer()) {
        throw failed("crawl.sha256-repository", null);
      }
    } catch (IOException e) {
      throw failed("crawl.not-a-repository", e);
    }
  }

  private OpenedRepository openFolder(Path path, String revision) {
    Path folder;
    Path common;
    try {
      folder = GitFolder.of(path).orElseThrow(() -> failed("crawl.not-a-repository", null));
      common = GitFolder.common(folder);
      refuseSha256(() -> GitFolder.isSha256(folder));
    } catch (IOException e) {
      throw failed("crawl.not-a-repository", e);
    }
    Repository repository = null;
    try {
      repository =
          new FileRepositoryBuilder().setGitDir(folder.toFile()).setMustExist(true).build();
      Map<String, Ref> refs = new HashMap<>();
      repository.getRefDatabase().getRefs().forEach(r -> refs.put(r.getName(), r));
      References references = new References(source, refs);
      Optional<References.Target> target = references.find(revision);
      if (target.isEmpty()) {
        target = Fetching.commit(repository, revision);
      }
      References.Target found = target.orElseThrow(() -> references.notFound(revision));
      Path largeFiles = common.resolve("lfs").resolve("objects");
      return new OpenedRepository(
          repository,
          found.name(),
          found.id(),
          Optional.of(largeFiles).filter(Files::isDirectory),
          Optional.of(path).filter(p -> !p.equals(folder) && isHead(refs, found)),
          Optional.empty(),
          note(found),
          () -> Fetching.heads(references.branchesBut(found.id())));
    } catch (IOException | IllegalArgumentException e) {
      close(repository);
      throw failed("crawl.not-a-repository", e);
    } catch (FindingException e) {
      close(repository);
      throw e;
    }
  }

  private static void close(Repository repository) {
    if (repository != null) {
      repository.close();
    }
  }

  private OpenedRepository fromServer(URI url, String revision) {
    for (int tries = 1; ; tries++) {
      patience.before(url.getHost(), deadline);
      GitHttp http = new GitHttp(reach, credentials, limits, deadline);
      try {
        return fetched(http, revision, r -> http(r, url, http));
      } catch (FindingException e) {
        Optional<HttpAnswer> refusal = http.refusal();
        if (refusal.isEmpty() || !patience.after(refusal.get(), tries, deadline)) {
          throw e;
        }
      }
    }
  }

  private Transport http(Repository into, URI url, GitHttp http) throws IOException {
    try {
      TransportHttp transport = (TransportHttp) Transport.open(into, new URIish(url.toString()));
      transport.setHttpConnectionFactory(http);
      transport.setTimeout((int) Math.max(1, limits.stall().toSeconds()));
      return transport;
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private Transport bundle(Path path, Repository into) throws IOException {
    return new TransportBundleStream(
        into,
        new URIish().setPath(path.toString()),
        new BoundedStream(Files.newInputStream(path), limits.packBytes(), deadline));
  }

  private OpenedRepository fetched(GitHttp http, String revision, Fetching.Opening opening) {
    Path folder = null;
    Repository repository = null;
    boolean done = false;
    try {
      folder = Files.createTempDirectory("pedigree-crawl-");
      Fetching fetching = new Fetching(source, limits, deadline);
      Repository into = new BoundedRepository(folder, limits.objectBytes());
      repository = into;
      References.Target target = fetching.target(into, revision, opening);
      done = true;
      return new OpenedRepository(
          repository,
          target.name(),
          target.id(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(folder),
          note(target),
          fetching.others(into, target, opening));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw e instanceof FindingException finding
          ? finding
          : new GitFailure(source, limits, deadline).explained(e, http);
    } finally {
      if (!done) {
        close(repository);
        if (folder != null) {
          OpenedRepository.delete(folder);
        }
      }
    }
  }

  /** Whether a revision is what is checked out, if anything is. */
  private static boolean isHead(Map<String, Ref> refs, References.Target found) {
    Ref head = refs.get(Constants.HEAD);
    return head != null && found.id().equals(head.getObjectId());
  }

  private Optional<Finding> note(References.Target target) {
    return target.instead()
        ? Optional.of(Finding.info("crawl.only-branch", Location.of(source), "name", target.name()))
        : Optional.empty();
  }

  private FindingException failed(String rule, Throwable cause, Object... args) {
    return new FindingException(Finding.error(rule, Location.of(source), args), cause);
  }
}
