package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last good snapshot of every source, as {@code <org>/<name>.json} in a folder of any file
 * system. Equal snapshots have equal bytes; an unchanged file is not touched.
 */
public final class SnapshotStore {
  private final Path folder;

  /**
   * @param folder usually {@code content/snapshots}; need not exist
   */
  public SnapshotStore(Path folder) {
    this.folder = folder;
  }

  /**
   * The snapshot of one model; empty when there is none.
   *
   * @throws FindingException when the file is there but is not a snapshot
   */
  public Optional<Snapshot> read(String id) {
    Path file = file(id);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
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
        files.filter(f -> f.toString().endsWith(".json")).map(this::read).forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    all.sort(Comparator.comparing(Snapshot::id));
    return all;
  }

  /**
   * Writes a snapshot in place of the one before, at once or not at all.
   *
   * @return whether anything changed
   */
  public boolean write(Snapshot snapshot) {
    Path file = file(snapshot.id());
    byte[] bytes = JsonLayout.of(SnapshotJson.write(snapshot)).getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
        return false;
      }
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Snapshot read(Path file) {
    String shown = folder.relativize(file).toString().replace('\\', '/');
    try {
      return SnapshotJson.read(JsonText.json(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw unreadable(
          Location.at(shown, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e.getOriginalMessage(),
          e);
    } catch (SnapshotJson.BadForm e) {
      throw unreadable(Location.of(shown), e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
