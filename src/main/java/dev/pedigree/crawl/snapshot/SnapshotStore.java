package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pedigree.AtomicFile;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.JsonLayout;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores the last good snapshot of every source as {@code <org>/<name>.json} in a folder. Equal
 * snapshots have equal bytes; an unchanged file is not written.
 */
public final class SnapshotStore {
  private final Path folder;

  /**
   * @param folder usually {@code content/snapshots}, on any file system; need not exist
   */
  public SnapshotStore(Path folder) {
    this.folder = folder;
  }

  /** The folder; it need not exist. */
  public Path folder() {
    return folder;
  }

  /**
   * The snapshot of one model; empty when there is none.
   *
   * @throws FindingException when the file exists but is not a snapshot
   */
  public Optional<Snapshot> read(String id) {
    Path file = file(id);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /**
   * A snapshot, whose file may be damaged.
   *
   * @param snapshot as in the folder, or if that cannot be read as in the last commit
   * @param finding why the file itself was not used
   */
  public record Found(Optional<Snapshot> snapshot, Optional<Finding> finding) {}

  /** A text that changes when the file of a model is written again; empty when there is none. */
  public String stamp(String id) {
    try {
      BasicFileAttributes file = Files.readAttributes(file(id), BasicFileAttributes.class);
      return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The snapshot of one model; a file that cannot be read is a finding, not the end of a run. */
  public Found find(String id) {
    try {
      return new Found(read(id), Optional.empty());
    } catch (FindingException e) {
      Optional<Snapshot> committed = committed(id);
      Finding why = e.finding();
      return new Found(
          committed,
          Optional.of(
              Finding.warning(
                  committed.isPresent() ? "crawl.snapshot-from-commit" : "crawl.snapshot-lost",
                  why.location(),
                  "reason",
                  why.message().en())));
    }
  }

  private Optional<Snapshot> committed(String id) {
    try {
      Optional<byte[]> bytes = CommittedFile.read(file(id));
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(SnapshotJson.read(JsonText.json(bytes.get())));
    } catch (IOException | SnapshotJson.BadForm e) {
      return Optional.empty(); // no commit has it whole either: the finding says that it is lost
    }
  }

  /** Writes a snapshot that must not replace the stored one beside it, for review. */
  public void keepBeside(Snapshot snapshot) {
    write(beside(snapshot.id()), snapshot);
  }

  private Path beside(String id) {
    Path file = file(id);
    return file.resolveSibling(file.getFileName() + ".worse");
  }

  /**
   * All snapshots, sorted by id.
   *
   * @throws FindingException for the first file that is not a snapshot
   */
  public List<Snapshot> readAll() {
    List<Snapshot> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder, 2)) {
        files
            .filter(f -> folder.relativize(f).getNameCount() == 2)
            .filter(f -> f.toString().endsWith(".json"))
            .map(this::read)
            .forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    all.sort(Comparator.comparing(Snapshot::id));
    return all;
  }

  /**
   * Replaces the snapshot atomically.
   *
   * @return whether anything changed
   */
  public boolean write(Snapshot snapshot) {
    try {
      Files.deleteIfExists(beside(snapshot.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return write(file(snapshot.id()), snapshot);
  }

  /** A snapshot as its file is written. */
  public static String text(Snapshot snapshot) {
    return JsonLayout.of(SnapshotJson.write(snapshot));
  }

  private static boolean write(Path file, Snapshot snapshot) {
    byte[] bytes = text(snapshot).getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
        return false;
      }
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, bytes);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Snapshot read(Path file) {
    String shown = folder.relativize(file).toString().replace('\\', '/');
    try {
      return parse(shown, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a snapshot from the bytes of its file.
   *
   * @param shown the path for messages
   * @throws FindingException when they are no snapshot
   */
  public static Snapshot parse(String shown, byte[] bytes) {
    try {
      return SnapshotJson.read(JsonText.json(bytes));
    } catch (JsonProcessingException e) {
      throw unreadable(
          Location.at(shown, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e.getOriginalMessage(),
          e);
    } catch (SnapshotJson.BadForm e) {
      throw unreadable(Location.of(shown), e.getMessage(), e);
    }
  }

  private static FindingException unreadable(Location at, String reason, Exception cause) {
    return new FindingException(
        Finding.error("crawl.snapshot-unreadable", at, "reason", Clean.text(reason)), cause);
  }

  private Path file(String id) {
    if (!ModelId.isGood(id)) {
      throw new FindingException(
          Finding.error("crawl.bad-id", Location.of(Clean.text(id)), "id", Clean.text(id)));
    }
    return folder
        .resolve(id.substring(0, id.indexOf('/')))
        .resolve(id.substring(id.indexOf('/') + 1) + ".json");
  }
}
