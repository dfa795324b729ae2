package dev.pedigree.crawl.git;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** The references of a repository. */
final class References {
  private static final int LISTED = 12;

  private final String source;
  private final Map<String, Ref> refs;

  References(String source, Map<String, Ref> refs) {
    this.source = source;
    this.refs = new TreeMap<>(refs);
  }

  /**
   * A reference.
   *
   * @param name without {@code refs/heads/} or {@code refs/tags/}
   * @param id a commit, or an annotated tag
   * @param instead whether it is read in place of a default branch that is not there
   */
  record Target(String name, ObjectId id, boolean instead) {
    Target(String name, ObjectId id) {
      this(name, id, false);
    }
  }

  /**
   * Finds the reference of a revision.
   *
   * @param revision branch, tag or full reference; empty for the default branch
   * @return empty when no reference has that name; it may still be a commit
   */
  Optional<Target> find(String revision) {
    if (revision.isEmpty()) {
      return Optional.of(defaultBranch());
    }
    for (String full : List.of("refs/tags/" + revision, "refs/heads/" + revision, revision)) {
      Ref ref = refs.get(full);
      if (ref != null && ref.getObjectId() != null && full.startsWith("refs/")) {
        return Optional.of(new Target(shortName(full), ref.getObjectId()));
      }
    }
    return tracked(revision).map(ref -> new Target(revision, ref.getObjectId()));
  }

  /** A branch that a clone has fetched and not checked out. */
  private Optional<Ref> tracked(String branch) {
    return refs.values().stream()
        .filter(r -> r.getName().startsWith(Constants.R_REMOTES) && r.getObjectId() != null)
        .filter(r -> branch.equals(name(r)))
        .findFirst();
  }

  /** Branches and tags, for a search among the commits they reach. */
  List<Ref> branchesAndTags() {
    return refs.values().stream()
        .filter(r -> r.getName().startsWith("refs/heads/") || r.getName().startsWith("refs/tags/"))
        .filter(r -> r.getObjectId() != null)
        .toList();
  }

  /** The branches with another commit than this one, also those of a clone's remote, by name. */
  SortedMap<String, Ref> branchesBut(ObjectId commit) {
    SortedMap<String, Ref> branches = new TreeMap<>();
    for (String kind : List.of(Constants.R_HEADS, Constants.R_REMOTES)) {
      refs.values().stream()
          .filter(r -> r.getName().startsWith(kind) && r.getObjectId() != null)
          .filter(r -> !commit.equals(r.getObjectId()) && !r.isSymbolic())
          .forEach(r -> branches.putIfAbsent(name(r), r));
    }
    return branches;
  }

  /** The name of a branch, without that of its remote. */
  private static String name(Ref ref) {
    String full = ref.getName();
    return full.startsWith(Constants.R_REMOTES)
        ? full.substring(full.indexOf('/', Constants.R_REMOTES.length()) + 1)
        : shortName(full);
  }

  FindingException notFound(String revision) {
    return new FindingException(
        Finding.error(
            "crawl.no-revision",
            Location.of(source),
            "revision",
            Clean.text(revision),
            "names",
            names()));
  }

  private Target defaultBranch() {
    Ref head = refs.get(Constants.HEAD);
    if (head != null && head.getObjectId() != null) {
      return new Target(headName(head), head.getObjectId());
    }
    List<Ref> heads = new ArrayList<>(refs.values());
    heads.removeIf(r -> !r.getName().startsWith("refs/heads/") || r.getObjectId() == null);
    if (heads.size() == 1) {
      return new Target(shortName(heads.get(0).getName()), heads.get(0).getObjectId(), true);
    }
    if (heads.isEmpty()) {
      throw new FindingException(Finding.error("crawl.empty", Location.of(source)));
    }
    throw new FindingException(
        Finding.error("crawl.no-head", Location.of(source), "names", names()));
  }

  /**
   * The branch of HEAD; a bundle has only its commit, so the branch with the same commit is taken.
   */
  private String headName(Ref head) {
    if (head.isSymbolic()) {
      return shortName(head.getTarget().getName());
    }
    List<String> same =
        refs.values().stream()
            .filter(r -> r.getName().startsWith("refs/heads/"))
            .filter(r -> head.getObjectId().equals(r.getObjectId()))
            .map(r -> shortName(r.getName()))
            .toList();
    return same.size() == 1 ? same.get(0) : Constants.HEAD;
  }

  private String names() {
    SortedMap<String, Ref> all = branchesBut(ObjectId.zeroId());
    branchesAndTags().forEach(r -> all.putIfAbsent(name(r), r));
    if (all.isEmpty()) {
      return "–";
    }
    String listed =
        all.keySet().stream().limit(LISTED).map(Clean::text).collect(Collectors.joining(", "));
    return all.size() > LISTED ? listed + ", …" : listed;
  }

  private static String shortName(String full) {
    return Repository.shortenRefName(full);
  }
}
