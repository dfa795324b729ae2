package dev.pedigree.crawl;

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

/** A bare repository made commit by commit, the same bytes each time. */
final class GitFixture implements AutoCloseable {
  private final Path folder;
  private final Repository repository;
  private final TreeMap<String, Entry> files = new TreeMap<>();
  private String branch = "main";
  private ObjectId head;
  private long day;

  private record Entry(FileMode mode, ObjectId id) {}

  GitFixture(Path folder) {
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

  Path folder() {
    return folder;
  }

  Repository repository() {
    return repository;
  }

  ObjectId head() {
    return head;
  }

  /** Renames the branch that is being written. */
  GitFixture onBranch(String name) throws IOException {
    branch = name;
    link(name);
    if (head != null) {
      point("refs/heads/" + name, head);
    }
    return this;
  }

  GitFixture file(String path, String text) throws IOException {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  GitFixture file(String path, byte[] bytes) throws IOException {
    return entry(path, FileMode.REGULAR_FILE, insert(Constants.OBJ_BLOB, bytes));
  }

  GitFixture pointer(String path, String oid, long size) throws IOException {
    return file(path, new LfsPointer(oid, size).text());
  }

  GitFixture entry(String path, FileMode mode, ObjectId id) {
    files.put(path, new Entry(mode, id));
    return this;
  }

  GitFixture without(String path) {
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

  /** Commits a day after the one before; the first on 1 March 2024. */
  String commit() throws IOException {
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
      return commit(tree, head == null ? List.of() : List.of(head));
    }
  }

  /** Commits a tree as it is, with any parents. */
  String commit(ObjectId tree, List<ObjectId> parents) throws IOException {
    PersonIdent who =
        new PersonIdent(
            "someone",
            "someone@example.org",
            Instant.parse("2024-03-01T12:00:00Z").plusSeconds(86400 * day++),
            ZoneOffset.ofHours(8));
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

  GitFixture reset(String commit) throws IOException {
    head = ObjectId.fromString(commit);
    point("refs/heads/" + branch, head);
    return this;
  }

  GitFixture tag(String name) throws IOException {
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
