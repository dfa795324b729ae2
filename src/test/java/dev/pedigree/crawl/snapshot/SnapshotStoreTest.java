package dev.pedigree.crawl.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots as files. */
class SnapshotStoreTest {
  @TempDir Path temp;

  private static JsonNode json(String text) throws IOException {
    return JsonText.json(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Snapshot snapshot(String id) throws IOException {
    String commit = "1f".repeat(20);
    return new Snapshot(
        id,
        "https://example.org/" + id,
        new Live(
            new Revision(commit, "2023-11-02T12:00:00Z", "main"),
            List.of(
                new HistoryEvent(
                    commit,
                    "2023-11-02T12:00:00Z",
                    List.of(Snapshot.Part.CONFIG, Snapshot.Part.WEIGHTS),
                    List.of(
                        new Change("config.json", "eps", "0.00001", "1E-8"),
                        new Change("config.json", "name", "", "\"模型\""),
                        new Change("config.json", "scaling", "null", "{\"a\":[1,2]}"))))),
        json("{\"z\": 1e-05, \"a\": [1, {\"b\": null}], \"theta\": 10000.0, \"n\": 1e400}"),
        json("{\"license\": \"mit\", \"language\": [\"zh\", \"en\"]}"),
        List.of(new WeightFile("model.safetensors", "sha256:" + "ab".repeat(32), 5L << 33, 88, 2)),
        List.of(new TensorPattern("layers.{0-59}.w", "BF16", List.of(64000L, 7168L))),
        List.of(
            Finding.warning("crawl.symlink", Location.of("a")),
            Finding.error("crawl.broken", Location.at("config.json", 3, 8), "reason", "x")));
  }

  @Test
  void whatIsReadBackEqualsWhatWasWritten() throws IOException {
    SnapshotStore store = new SnapshotStore(temp);
    Snapshot snapshot = snapshot("org/model@original");

    assertTrue(store.write(snapshot));

    assertEquals(Optional.of(snapshot), store.read("org/model@original"));
    assertFalse(store.write(snapshot), "an equal snapshot touches nothing");
  }

  @Test
  void anAbsentConfigStaysAbsent() throws IOException {
    SnapshotStore store = new SnapshotStore(temp);
    Snapshot s = snapshot("org/model");
    Snapshot bare =
        new Snapshot(
            s.id(),
            s.source(),
            s.basis(),
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            List.of(),
            List.of(),
            List.of());
    store.write(bare);

    assertEquals(Optional.of(bare), store.read("org/model"));
  }

  @Test
  void theFileHasOneLineForEachTensorPatternFileAndChange() throws IOException {
    new SnapshotStore(temp).write(snapshot("org/model"));

    assertEquals(
        """
        {
          "schema": 1,
          "id": "org/model",
          "source": "https://example.org/org/model",
          "kind": "live",
          "revision": {
            "commit": "%1$s",
            "date": "2023-11-02T12:00:00Z",
            "branch": "main"
          },
          "history": [
            {
              "commit": "%1$s",
              "date": "2023-11-02T12:00:00Z",
              "touched": ["config", "weights"],
              "changes": [
                {"path": "config.json", "key": "eps", "before": 0.00001, "after": 1E-8},
                {"path": "config.json", "key": "name", "after": "模型"},
                {
                  "path": "config.json",
                  "key": "scaling",
                  "before": null,
                  "after": {
                    "a": [1, 2]
                  }
                }
              ]
            }
          ],
          "config": {
            "z": 0.00001,
            "a": [
              1,
              {"b": null}
            ],
            "theta": 10000.0,
            "n": "1E+400"
          },
          "card": {
            "license": "mit",
            "language": ["zh", "en"]
          },
          "files": [
            {"path": "model.safetensors", "oid": "sha256:%2$s", "bytes": 42949672960, "headerBytes": 88, "tensors": 2}
          ],
          "tensors": [
            {"name": "layers.{0-59}.w", "dtype": "BF16", "shape": [64000, 7168]}
          ],
          "findings": [
            {"severity": "warning", "rule": "crawl.symlink", "path": "a"},
            {"severity": "error", "rule": "crawl.broken", "path": "config.json", "line": 3, "column": 8, "args": {"reason": "x"}}
          ]
        }
        """
            .formatted("1f".repeat(20), "ab".repeat(32)),
        Files.readString(temp.resolve("org").resolve("model.json")));
  }

  @Test
  void allSnapshotsAreReadSortedAlsoFromInsideAZip() throws IOException {
    Path zip = temp.resolve("site.zip");
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      SnapshotStore store = new SnapshotStore(files.getPath("/content/snapshots"));
      store.write(snapshot("b/model"));
      store.write(snapshot("a/model"));
      store.write(snapshot("a/model@original"));
    }
    try (FileSystem files = FileSystems.newFileSystem(zip)) {
      assertEquals(
          List.of("a/model", "a/model@original", "b/model"),
          new SnapshotStore(files.getPath("/content/snapshots"))
              .readAll().stream().map(Snapshot::id).toList());
    }
  }

  @Test
  void aDamagedFileNamesItsLine() throws IOException {
    Path file = temp.resolve("org").resolve("model.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\n  \"schema\": 1,\n  oops\n}\n");

    FindingException e =
        assertThrows(FindingException.class, () -> new SnapshotStore(temp).read("org/model"));

    assertEquals("crawl.snapshot-unreadable", e.finding().rule());
    assertEquals("org/model.json", e.finding().location().path());
    assertEquals(3, e.finding().location().line());
  }

  @Test
  void aSnapshotOfALaterSchemaIsNotMisread() throws IOException {
    Path file = temp.resolve("org").resolve("model.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"schema\": 2}");

    FindingException e =
        assertThrows(FindingException.class, () -> new SnapshotStore(temp).readAll());

    assertEquals("this is not a snapshot: schema is 2, not 1", e.finding().message().en());
  }

  @Test
  void anIdCannotLeaveTheFolder() {
    for (String id : List.of("../x", "a/../b", "a/b/c", "/a", "a/.b", "a\\b/c", "", "a/b@../c")) {
      FindingException e =
          assertThrows(FindingException.class, () -> new SnapshotStore(temp).read(id), id);
      assertEquals("crawl.bad-id", e.finding().rule());
    }
  }

  @Test
  void aDamagedFileIsReplacedByTheOneOfTheLastCommit() throws IOException, GitAPIException {
    SnapshotStore store = new SnapshotStore(temp.resolve("content/snapshots"));
    Snapshot whole = snapshot("org/model");
    store.write(whole);
    Path file = store.folder().resolve("org/model.json");
    try (Git git = Git.init().setDirectory(temp.toFile()).call()) {
      git.add().addFilepattern("content").call();
      git.commit().setMessage("a").setAuthor("a", "a@example.org").setSign(false).call();
    }
    Files.writeString(file, Files.readString(file).substring(0, 30));
    SnapshotStore.Found found = store.find("org/model");
    assertEquals(Optional.of(whole), found.snapshot());
    assertEquals("crawl.snapshot-from-commit", found.finding().orElseThrow().rule());
  }

  @Test
  void aDamagedFileThatNoCommitHasIsLostAndSaidToBe() throws IOException {
    SnapshotStore store = new SnapshotStore(temp.resolve("snapshots"));
    store.write(snapshot("org/model"));
    Files.writeString(store.folder().resolve("org/model.json"), "");
    SnapshotStore.Found found = store.find("org/model");
    assertEquals(Optional.empty(), found.snapshot());
    assertEquals("crawl.snapshot-lost", found.finding().orElseThrow().rule());
    assertEquals(
        new SnapshotStore.Found(Optional.empty(), Optional.empty()), store.find("org/other"));
  }

  @Test
  void aDamagedListOfUnreachedSourcesEndsNoCrawlAndIsWrittenAnew() throws IOException {
    SourceStates states = new SourceStates(temp);
    Files.writeString(temp.resolve("unreached.json"), "{");
    assertThrows(FindingException.class, states::read);
    Finding cause = Finding.warning("crawl.symlink", Location.of("a"));
    states.update(Map.of("org/model", Optional.of(cause)), LocalDate.of(2026, 3, 4));
    assertEquals(
        Map.of("org/model", new SourceStates.Unreached("2026-03-04", cause)), states.read());
  }
}
