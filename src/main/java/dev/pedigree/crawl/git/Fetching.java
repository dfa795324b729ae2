package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.diagnostics.FindingException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/**
 * Fetches a revision, and other branches, from a server or a bundle.
 *
 * @param source how findings name the source
 */
record Fetching(String source, CrawlLimits limits, Deadline deadline) {
  /** Most other branches that are looked at where the one that was asked for has no weights. */
  private static final int BRANCHES = 16;

  /** Opens a connection; each fetch needs its own. */
  interface Opening {
    Transport transport(Repository into) throws IOException;
  }

  /** Fetches a revision with what it needs. */
  References.Target target(Repository into, String revision, Opening opening) throws IOException {
    return filtered(without -> fetch(into, revision, opening, without));
  }

  /** The first branches with their commits. */
  static SortedMap<String, ObjectId> heads(SortedMap<String, Ref> branches) {
    SortedMap<String, ObjectId> heads = new TreeMap<>();
    branches.entrySet().stream()
        .limit(BRANCHES)
        .forEach(b -> heads.put(b.getKey(), b.getValue().getObjectId()));
    return heads;
  }

  /** Gets the other branches than the one that was fetched. */
  OpenedRepository.Others others(Repository into, References.Target target, Opening opening) {
    return () -> {
      try {
        return filtered(without -> branches(into, target.id(), opening, without));
      } catch (IOException e) {
        throw new GitFailure(source, limits, deadline)
            .failed("crawl.branches-unread", e, "reason", GitFailure.reason(e));
      }
    };
  }

  private SortedMap<String, ObjectId> branches(
      Repository into, ObjectId but, Opening opening, boolean withoutLargeBlobs)
      throws IOException {
    FetchMonitor monitor = new FetchMonitor(limits.objects(), deadline);
    try (Transport transport = opening.transport(into)) {
      filter(transport, withoutLargeBlobs);
      try (FetchConnection connection = transport.openFetch()) {
        SortedMap<String, Ref> branches =
            new References(source, connection.getRefsMap()).branchesBut(but);
        if (!branches.isEmpty()) {
          receive(connection, monitor, branches.values().stream().limit(BRANCHES).toList());
        }
        return heads(branches);
      }
    }
  }

  private interface Fetch<T> {
    T with(boolean withoutLargeBlobs) throws IOException;
  }

  private static <T> T filtered(Fetch<T> fetch) throws IOException {
    try {
      return fetch.with(true);
    } catch (TransportException e) {
      // Servers without partial clone refuse the filter before they send anything.
      if (!String.valueOf(e.getMessage()).contains("filter")) {
        throw e;
      }
      return fetch.with(false);
    }
  }

  private void filter(Transport transport, boolean withoutLargeBlobs) throws IOException {
    if (withoutLargeBlobs && transport instanceof TransportHttp) {
      transport.setFilterSpec(FilterSpec.fromFilterLine("blob:limit=" + limits.fileBytes()));
    }
  }

  private References.Target fetch(
      Repository into, String revision, Opening opening, boolean withoutLargeBlobs)
      throws IOException {
    FetchMonitor monitor = new FetchMonitor(limits.objects(), deadline);
    References references;
    try (Transport transport = opening.transport(into)) {
      filter(transport, withoutLargeBlobs);
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
        : new GitFailure(source, limits, deadline)
            .failed("crawl.too-many-objects", cause, "limit", limits.objects());
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

  /** The only commit whose id begins so. */
  static Optional<References.Target> commit(Repository repository, String revision)
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
}
