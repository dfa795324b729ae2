package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.BoundedStream;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.net.HttpAnswer;
import dev.pedigree.crawl.net.Patience;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.net.Reach;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingBundlePrerequisiteException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
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
      return fetched(null, revision, r -> bundle(bundle.path(), r));
    }
    return fromServer(((GitAddress.Server) address).url(), revision);
  }

  private interface Opening {
    Transport transport(Repository into) throws IOException;
  }

  private OpenedRepository openFolder(Path path, String revision) {
    Path folder;
    Path common;
    try {
      folder = GitFolder.of(path).orElseThrow(() -> failed("crawl.not-a-repository", null));
      common = GitFolder.common(folder);
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
        target = commit(repository, revision);
      }
      References.Target found = target.orElseThrow(() -> references.notFound(revision));
      Path largeFiles = common.resolve("lfs").resolve("objects");
      return new OpenedRepository(
          repository,
          found.name(),
          found.id(),
          Optional.of(largeFiles).filter(Files::isDirectory),
          Optional.of(path).filter(p -> !p.equals(folder)),
          Optional.empty());
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

  private OpenedRepository fetched(GitHttp http, String revision, Opening opening) {
    Path folder = null;
    Repository repository = null;
    boolean done = false;
    try {
      folder = Files.createTempDirectory("pedigree-crawl-");
      repository = new BoundedRepository(folder, limits.objectBytes());
      References.Target target = fetch(repository, revision, opening);
      done = true;
      return new OpenedRepository(
          repository,
          target.name(),
          target.id(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(folder));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw e instanceof FindingException finding ? finding : explained(e, http);
    } finally {
      if (!done) {
        close(repository);
        if (folder != null) {
          OpenedRepository.delete(folder);
        }
      }
    }
  }

  private References.Target fetch(Repository into, String revision, Opening opening)
      throws IOException {
    try {
      return fetch(into, revision, opening, true);
    } catch (TransportException e) {
      // Servers without partial clone refuse the filter before they send anything.
      if (!String.valueOf(e.getMessage()).contains("filter")) {
        throw e;
      }
      return fetch(into, revision, opening, false);
    }
  }

  private References.Target fetch(
      Repository into, String revision, Opening opening, boolean withoutLargeBlobs)
      throws IOException {
    FetchMonitor monitor = new FetchMonitor(limits.objects(), deadline);
    References references;
    try (Transport transport = opening.transport(into)) {
      if (withoutLargeBlobs && transport instanceof TransportHttp) {
        transport.setFilterSpec(FilterSpec.fromFilterLine("blob:limit=" + limits.fileBytes()));
      }
      try (FetchConnection connection = transport.openFetch()) {
        references = new References(source, connection.getRefsMap());
        Optional<References.Target> target =
            references.find(revision).or(() -> exactCommit(revision));
        if (target.isPresent()) {
          try {
            receive(connection, monitor, List.of(named(target.get())));
            return target.get();
          } catch (TransportException e) {
            if (!isCommit(revision) || monitor.stopped().isPresent()) {
              throw e;
            }
          }
        } else if (!revision.matches("[0-9a-f]{7,39}")) {
          throw references.notFound(revision);
        }
      }
    }
    // A commit that the server does not send by id may still be reachable from a branch.
    try (Transport transport = opening.transport(into);
        FetchConnection connection = transport.openFetch()) {
      receive(connection, monitor, references.branchesAndTags());
    }
    return commit(into, revision).orElseThrow(() -> references.notFound(revision));
  }

  private void receive(FetchConnection connection, FetchMonitor monitor, Collection<Ref> wanted)
      throws TransportException {
    try {
      connection.fetch(monitor, wanted, Set.of());
    } catch (TransportException e) {
      if (monitor.stopped().isPresent()) {
        throw stopped(monitor.stopped().get(), e);
      }
      throw e;
    }
    if (monitor.stopped().isPresent()) {
      throw stopped(monitor.stopped().get(), null);
    }
  }

  private FindingException stopped(String reason, TransportException cause) {
    return reason.equals(FetchMonitor.TIME)
        ? new FindingException(deadline.timedOut(), cause)
        : failed("crawl.too-many-objects", cause, "limit", limits.objects());
  }

  private static Optional<References.Target> exactCommit(String revision) {
    return isCommit(revision)
        ? Optional.of(new References.Target(revision, ObjectId.fromString(revision)))
        : Optional.empty();
  }

  private static boolean isCommit(String revision) {
    return revision.matches("[0-9a-f]{40}");
  }

  private static Ref named(References.Target target) {
    return new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, target.name(), target.id());
  }

  private static Optional<References.Target> commit(Repository repository, String revision)
      throws IOException {
    if (!revision.matches("[0-9a-f]{7,40}")) {
      return Optional.empty();
    }
    try (var reader = repository.newObjectReader()) {
      Collection<ObjectId> ids = reader.resolve(AbbreviatedObjectId.fromString(revision));
      return ids.size() == 1
          ? Optional.of(new References.Target(revision, ids.iterator().next()))
          : Optional.empty();
    }
  }

  private FindingException explained(Throwable e, GitHttp http) {
    if (deadline.passed()) {
      return new FindingException(deadline.timedOut(), e);
    }
    if (causedBy(e, GitAccess::isFullDisk)) {
      return failed("crawl.disk-full", e, "reason", reason(e));
    }
    if (http != null && http.outOfReach().isPresent()) {
      return new FindingException(http.outOfReach().get().finding(Severity.ERROR, source), e);
    }
    if (http != null && http.refusal().isPresent()) {
      return new FindingException(http.refusal().get().finding(source), e);
    }
    if (causedBy(e, BoundedStream.TooMuch.class::isInstance)) {
      return failed("crawl.pack-too-large", e, "limit", limits.packBytes());
    }
    if (causedBy(e, TooLargeObjectInPackException.class::isInstance)
        || e instanceof OutOfMemoryError) {
      return failed("crawl.object-too-large", e, "limit", limits.objectBytes());
    }
    if (causedBy(
        e, c -> c instanceof SocketTimeoutException || c instanceof InterruptedIOException)) {
      return failed("crawl.stalled", e, "seconds", limits.stall().toSeconds());
    }
    if (causedBy(e, MissingBundlePrerequisiteException.class::isInstance)) {
      return failed("crawl.bundle-incomplete", e);
    }
    if (http != null && causedBy(e, GitAccess::isNetwork)) {
      return failed("crawl.unreachable", e, "reason", reason(e));
    }
    return failed("crawl.not-git", e, "reason", reason(e));
  }

  /** The system says it in words only. */
  private static boolean isFullDisk(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left on device") || message.contains("Disk quota exceeded");
  }

  private static boolean isNetwork(Throwable e) {
    return e instanceof java.net.SocketException
        || e instanceof java.net.UnknownHostException
        || e instanceof javax.net.ssl.SSLException;
  }

  private static boolean causedBy(Throwable e, Predicate<Throwable> test) {
    for (Throwable c = e; c != null; c = c.getCause()) {
      if (test.test(c)) {
        return true;
      }
    }
    return false;
  }

  /** The message of the innermost cause, as outer ones only repeat the URL. */
  private static String reason(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String text =
        inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
    return Clean.text(text.replace(File.separator + "tmp", ""));
  }

  private FindingException failed(String rule, Throwable cause, Object... args) {
    return new FindingException(Finding.error(rule, Location.of(source), args), cause);
  }
}
