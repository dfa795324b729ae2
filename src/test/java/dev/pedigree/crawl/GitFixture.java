package dev.pedigree.crawl;

import dev.pedigree.crawl.git.IsolatedGit;
import dev.pedigree.crawl.lfs.LfsPointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** A bare repository created commit by commit, with the same bytes each time. */
public final class GitFixture implements AutoCloseable {
  private final Path folder;
  private final Repository repository;
  private final TreeMap<String, Entry> files = new TreeMap<>();
  private String branch = "main";
  private ObjectId head;
  private long day;

  private record Entry(FileMode mode, ObjectId id) {}

  public GitFixture(Path folder) {
    this.folder = folder;
    IsolatedGit.install();
    try {
      repository = new FileRepository(folder.toFile());
      repository.create(true);
      link(branch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  public Repository repository() {
    return repository;
  }

  public ObjectId head() {
    return head;
  }

  /** Renames the branch that is being written. */
  public GitFixture onBranch(String name) throws IOException {
    branch = name;
    link(name);
    if (head != null) {
      point("refs/heads/" + name, head);
    }
    return this;
  }

  public GitFixture file(String path, String text) throws IOException {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public GitFixture file(String path, byte[] bytes) throws IOException {
    return entry(path, FileMode.REGULAR_FILE, insert(Constants.OBJ_BLOB, bytes));
  }

  public GitFixture pointer(String path, String oid, long size) throws IOException {
    return file(path, new LfsPointer(oid, size).text());
  }

  public GitFixture entry(String path, FileMode mode, ObjectId id) {
    files.put(path, new Entry(mode, id));
    return this;
  }

  public GitFixture without(String path) {
    files.remove(path);
    return this;
  }

  ObjectId insert(int type, byte[] bytes) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(type, bytes);
      inserter.flush();
      return id;
    }
  }

  /** Commits the files, a day after the previous commit; the first is on 1 March 2024. */
  public String commit() throws IOException {
    return commit(Instant.parse("2024-03-01T12:00:00Z").plusSeconds(86400 * day++));
  }

  /** Commits the files at a time. */
  public String commit(Instant when) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      files.forEach(
          (path, entry) -> {
            DirCacheEntry added = new DirCacheEntry(path);
            added.setFileMode(entry.mode());
            added.setObjectId(entry.id());
            builder.add(added);
          });
      builder.finish();
      ObjectId tree = index.writeTree(inserter);
      inserter.flush();
      return commit(tree, head == null ? List.of() : List.of(head), when);
    }
  }

  /** Commits a tree as it is, with any parents. */
  String commit(ObjectId tree, List<ObjectId> parents) throws IOException {
    return commit(tree, parents, Instant.parse("2024-03-01T12:00:00Z").plusSeconds(86400 * day++));
  }

  private String commit(ObjectId tree, List<ObjectId> parents, Instant when) throws IOException {
    PersonIdent who =
        new PersonIdent("someone", "someone@example.org", when, ZoneOffset.ofHours(8));
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    commit.setAuthor(who);
    commit.setCommitter(who);
    commit.setMessage("change\n");
    head = insert(Constants.OBJ_COMMIT, commit.build());
    point("refs/heads/" + branch, head);
    return head.name();
  }

  public GitFixture reset(String commit) throws IOException {
    head = ObjectId.fromString(commit);
    point("refs/heads/" + branch, head);
    return this;
  }

  public GitFixture tag(String name) throws IOException {
    point("refs/tags/" + name, head);
    return this;
  }

  void point(String ref, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef(ref, true);
    update.setNewObjectId(id);
    update.forceUpdate();
  }

  private void link(String name) throws IOException {
    repository.updateRef(Constants.HEAD).link("refs/heads/" + name);
  }

  @Override
  public void close() {
    repository.close();
  }
}
