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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the versions of files before and after commits, which are asked newest first. A damaged
 * version is a finding; the next good one is compared with the last good one, so that no change is
 * hidden by it.
 *
 * @param <T> what a file says
 */
final class Versions<T> {
  private final FolderLog log;
  private final Form<T> form;
  private final Consumer<Finding> findings;

  /** The oldest version of each file that was read, by path: the next one that is asked for. */
  private final Map<String, Version<T>> oldest = new HashMap<>();

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

  private record Version<T>(String blob, T content) {}

  Versions(FolderLog log, Form<T> form, Consumer<Finding> findings) {
    this.log = log;
    this.form = form;
    this.findings = findings;
  }

  /**
   * What a commit did to a file; empty when one of the versions cannot be read.
   *
   * @param commits the commit, and all older ones, newest first
   */
  Optional<Step<T>> step(List<FolderLog.Commit> commits, FolderLog.Changed file) {
    Optional<T> after = content(file.path(), file.after());
    Optional<T> before = content(file.path(), file.before());
    if (!file.before().isEmpty() && before.isEmpty()) {
      before = lastGood(commits.subList(1, commits.size()), file.path());
    }
    boolean readable =
        before.isPresent() == !file.before().isEmpty()
            && after.isPresent() == !file.after().isEmpty();
    return readable ? Optional.of(new Step<>(before, after)) : Optional.empty();
  }

  private Optional<T> lastGood(List<FolderLog.Commit> older, String path) {
    for (FolderLog.Commit commit : older) {
      for (FolderLog.Changed file : commit.files()) {
        if (file.path().equals(path)) {
          Optional<T> good = content(path, file.before());
          if (good.isPresent() || file.before().isEmpty()) {
            return good;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<T> content(String path, String blob) {
    if (blob.isEmpty() || damaged.contains(blob)) {
      return Optional.empty();
    }
    Version<T> known = oldest.get(path);
    if (known != null && known.blob().equals(blob)) {
      return Optional.of(known.content());
    }
    try {
      Optional<byte[]> bytes = log.content(blob);
      if (bytes.isPresent()) {
        T content = form.read(path, bytes.get());
        oldest.put(path, new Version<>(blob, content));
        return Optional.of(content);
      }
      unreadable(path, blob, "lineage.version-missing", "");
    } catch (FindingException e) {
      unreadable(path, blob, "lineage.version-unreadable", e.finding().message().en());
    } catch (JsonProcessingException e) {
      unreadable(path, blob, "lineage.version-unreadable", e.getOriginalMessage());
    } catch (IOException e) {
      unreadable(path, blob, "lineage.version-unreadable", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private void unreadable(String path, String blob, String rule, String reason) {
    damaged.add(blob);
    findings.accept(
        Finding.info(
            rule,
            Location.of(Clean.text(path)),
            "blob",
            blob.substring(0, 7),
            "reason",
            Clean.text(reason)));
  }
}
