package dev.pedigree.lineage.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pedigree.crawl.git.FolderLog;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the versions of files before and after commits, which are asked oldest first. A damaged
 * version is a finding; the next good one is compared with the last good one, so that no change is
 * hidden by it.
 *
 * @param <T> what a file says
 */
final class Versions<T> {
  private final FolderLog log;
  private final Form<T> form;
  private final Consumer<Finding> findings;
  private final Map<String, T> last = new HashMap<>();
  private final Set<String> damaged = new HashSet<>();

  /** Turns the bytes of a file into what they say. */
  interface Form<T> {
    T read(String path, byte[] bytes) throws JsonProcessingException;
  }

  /**
   * A file before and after a commit.
   *
   * @param before empty when there was no such file
   * @param after empty when there is no such file any more
   */
  record Step<T>(Optional<T> before, Optional<T> after) {}

  Versions(FolderLog log, Form<T> form, Consumer<Finding> findings) {
    this.log = log;
    this.form = form;
    this.findings = findings;
  }

  /** What a commit did to a file; empty when one of the versions cannot be read. */
  Optional<Step<T>> step(FolderLog.Commit commit, FolderLog.Changed file) throws IOException {
    Optional<T> before =
        last.containsKey(file.path())
            ? Optional.of(last.get(file.path()))
            : content(commit, file.path(), file.before());
    before.ifPresent(content -> last.put(file.path(), content));
    Optional<T> after = content(commit, file.path(), file.after());
    if (after.isPresent()) {
      last.put(file.path(), after.get());
    } else if (file.after().isEmpty()) {
      last.remove(file.path());
    }
    boolean readable =
        before.isPresent() == !file.before().isEmpty()
            && after.isPresent() == !file.after().isEmpty();
    return readable ? Optional.of(new Step<>(before, after)) : Optional.empty();
  }

  private Optional<T> content(FolderLog.Commit commit, String path, String blob)
      throws IOException {
    if (blob.isEmpty() || damaged.contains(blob)) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> bytes = log.content(blob);
      if (bytes.isPresent()) {
        return Optional.of(form.read(path, bytes.get()));
      }
      unreadable(commit, path, blob, "lineage.version-missing", "");
    } catch (FindingException e) {
      unreadable(commit, path, blob, "lineage.version-unreadable", e.finding().message().en());
    } catch (JsonProcessingException e) {
      unreadable(commit, path, blob, "lineage.version-unreadable", e.getOriginalMessage());
    }
    return Optional.empty();
  }

  private void unreadable(
      FolderLog.Commit commit, String path, String blob, String rule, String reason) {
    damaged.add(blob);
    findings.accept(
        Finding.info(
            rule,
            Location.of(Clean.text(path)),
            "commit",
            commit.id().substring(0, 7),
            "reason",
            Clean.text(reason)));
  }
}
