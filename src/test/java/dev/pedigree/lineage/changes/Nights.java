package dev.pedigree.lineage.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.git.IsolatedGit;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Rebuilt.Check;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.text.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A checkout in which snapshots are committed night by night. */
public final class Nights implements AutoCloseable {
  private final Path folder;
  private final Git git;

  public Nights(Path folder) throws GitAPIException, IOException {
    IsolatedGit.install();
    this.folder = folder;
    this.git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
  }

  public Path snapshots() {
    return folder.resolve("content/snapshots");
  }

  Git git() {
    return git;
  }

  /** A live reading without weights. */
  public static Snapshot snapshot(String id, char commit, String date, String config, String card) {
    return snapshot(id, commit, date, config, card, List.of());
  }

  /**
   * A live reading.
   *
   * @param commit a hex digit, forty times
   * @param config JSON, or empty for none
   * @param card JSON, or empty for none
   */
  public static Snapshot snapshot(
      String id, char commit, String date, String config, String card, List<WeightFile> files) {
    return new Snapshot(
        id,
        "https://example.org/" + id,
        new Live(
            new Revision(String.valueOf(commit).repeat(40), date + "T10:00:00Z", "main"),
            List.of()),
        json(config),
        json(card),
        files,
        List.of(),
        List.of());
  }

  /**
   * A rebuilt repository.
   *
   * @param source what its tensors were compared with
   * @param config JSON, or empty for none
   */
  public static Snapshot rebuilt(String id, String source, String config) {
    return new Snapshot(
        id,
        "https://example.org/" + id,
        new Rebuilt(new TreeMap<>(), List.of(new Check(Check.Kind.PROGRAM_READ, source, 0))),
        json(config),
        json(""),
        List.of(),
        List.of(),
        List.of());
  }

  private static JsonNode json(String text) {
    try {
      return text.isEmpty()
          ? MissingNode.getInstance()
          : JsonText.json(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Nights with(Snapshot snapshot) {
    new SnapshotStore(snapshots()).write(snapshot);
    return this;
  }

  /** Writes a file beside the snapshots. */
  public Nights with(String path, String text) throws IOException {
    Path file = snapshots().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  public Nights without(String path) throws IOException {
    Files.delete(snapshots().resolve(path));
    return this;
  }

  /** Commits what lies there now; the id of the commit. */
  public String commit(String time) throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    PersonIdent who =
        new PersonIdent("night", "night@example.org", Instant.parse(time), ZoneOffset.ofHours(8));
    return git.commit()
        .setAuthor(who)
        .setCommitter(who)
        .setMessage("night")
        .setAllowEmpty(true)
        .call()
        .name();
  }

  @Override
  public void close() {
    git.close();
  }
}
