package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.AtomicFile;
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
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stores which sources the last crawl could not read, in one file beside the snapshots, so that the
 * site can show since when a page was not refreshed.
 */
public final class SourceStates {
  /** The name of the file. */
  public static final String FILE = "unreached.json";

  private final Path file;

  /**
   * @param snapshots the folder of snapshots; need not exist
   */
  public SourceStates(Path snapshots) {
    this.file = snapshots.resolve(FILE);
  }

  /**
   * A source that could not be read.
   *
   * @param since the day of the first crawl that failed, ISO 8601
   * @param cause why the last crawl failed
   */
  public record Unreached(String since, Finding cause) {}

  /**
   * The sources that could not be read, by catalogue id.
   *
   * @throws FindingException when the file exists and cannot be read
   */
  public SortedMap<String, Unreached> read() {
    try {
      return Files.isRegularFile(file) ? parse(FILE, Files.readAllBytes(file)) : new TreeMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the list from the bytes of its file.
   *
   * @param shown the path for messages
   * @throws FindingException when they are no such list
   */
  public static SortedMap<String, Unreached> parse(String shown, byte[] bytes) {
    SortedMap<String, Unreached> all = new TreeMap<>();
    try {
      for (Map.Entry<String, JsonNode> one : JsonText.json(bytes).properties()) {
        Finding cause = SnapshotJson.readFinding(one.getValue().path("cause"));
        all.put(one.getKey(), new Unreached(one.getValue().path("since").asText(), cause));
      }
      return all;
    } catch (JsonProcessingException e) {
      throw unreadable(shown, e.getOriginalMessage(), e);
    } catch (SnapshotJson.BadForm e) {
      throw unreadable(shown, e.getMessage(), e);
    }
  }

  private static FindingException unreadable(String shown, String reason, Exception cause) {
    return new FindingException(
        Finding.error("crawl.states-unreadable", Location.of(shown), "reason", Clean.text(reason)),
        cause);
  }

  /**
   * Records the outcomes of a crawl.
   *
   * @param outcomes by catalogue id: why the source could not be read, or empty if it could; other
   *     sources keep their state
   * @param today the date to record for sources that fail for the first time
   */
  public void update(Map<String, Optional<Finding>> outcomes, LocalDate today) {
    Optional<SortedMap<String, Unreached>> stored = readable();
    SortedMap<String, Unreached> before = stored.orElseGet(TreeMap::new);
    SortedMap<String, Unreached> after = new TreeMap<>(before);
    outcomes.forEach(
        (id, failure) -> {
          if (failure.isEmpty()) {
            after.remove(id);
          } else {
            String since = before.containsKey(id) ? before.get(id).since() : today.toString();
            after.put(id, new Unreached(since, failure.get()));
          }
        });
    if (stored.isEmpty() || !after.equals(before)) {
      write(after);
    }
  }

  /** Empty for a damaged list, which is then written anew: it must not end a crawl. */
  private Optional<SortedMap<String, Unreached>> readable() {
    try {
      return Optional.of(read());
    } catch (FindingException e) {
      return Optional.empty();
    }
  }

  private void write(SortedMap<String, Unreached> all) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    all.forEach(
        (id, unreached) -> {
          ObjectNode one = json.putObject(id);
          one.put("since", unreached.since());
          one.set("cause", SnapshotJson.finding(unreached.cause()));
        });
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.write(file, JsonLayout.of(json).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
