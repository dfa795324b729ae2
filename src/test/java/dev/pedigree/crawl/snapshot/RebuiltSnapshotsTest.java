package dev.pedigree.crawl.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.snapshot.Confirmed.Corrected;
import dev.pedigree.crawl.snapshot.Confirmed.Numbers;
import dev.pedigree.crawl.snapshot.Rebuilt.Check;
import dev.pedigree.crawl.snapshot.Rebuilt.Of;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of repositories that were rebuilt, and the live readings that replace them. */
class RebuiltSnapshotsTest {
  private static final Place COPY = new Place("made/copies", "a.json", "0123456789", "", Of.MODEL);
  private static final Place CHILD = new Place("made/child", "all.py", "", "a_7b", Of.DESCENDANT);

  private static final Rebuilt REBUILT =
      new Rebuilt(
          new TreeMap<>(
              Map.of("heads", List.of(COPY, CHILD), "eps", List.of(CHILD), "act", List.of())),
          List.of(
              new Check(Check.Kind.PROGRAM_RUN, "transformers 5.18.0", 0),
              new Check(Check.Kind.TOTAL_SIZE, "made/copies", 13_476_835_328L)));

  @TempDir Path temp;

  @Test
  void theFileHasEachPlaceOnceAndNoRevisionHistoryOrFiles() throws IOException {
    SnapshotStore store = new SnapshotStore(temp);
    Snapshot snapshot = snapshot(REBUILT, "{\"heads\": 32, \"eps\": 1e-5, \"act\": \"silu\"}");
    store.write(snapshot);

    assertEquals(Optional.of(snapshot), store.read("made/a"));
    assertEquals(
        """
        {
          "schema": 1,
          "id": "made/a",
          "source": "https://example.org/made/a",
          "kind": "reconstructed",
          "evidence": {
            "places": [
              {"repository": "made/child", "path": "all.py", "entry": "a_7b", "of": "descendant"},
              {"repository": "made/copies", "path": "a.json", "commit": "0123456789"}
            ],
            "config": {
              "act": [],
              "eps": [0],
              "heads": [1, 0]
            },
            "tensors": [
              {"kind": "total-size", "source": "made/copies", "number": 13476835328},
              {"kind": "program-run", "source": "transformers 5.18.0"}
            ]
          },
          "config": {
            "heads": 32,
            "eps": 0.00001,
            "act": "silu"
          },
          "tensors": [
            {"name": "w", "dtype": "F32", "shape": [2]}
          ],
          "findings": []
        }
        """,
        Files.readString(temp.resolve("made/a.json")));
  }

  @Test
  void aPlaceLeadsToTheCommitThatWasSeenOrToTheNewestWhereNoneWasNoted() {
    assertEquals("https://github.com/made/copies/blob/0123456789/a.json", COPY.url());
    assertEquals("https://github.com/made/child/blob/HEAD/all.py", CHILD.url());
    assertEquals("made/child/all.py#a_7b", CHILD.text());
    Place words = new Place("", "table of sizes", "", "", Of.MODEL);
    assertEquals("", words.url());
    assertEquals("table of sizes", words.text());
  }

  @Test
  void whatAnEarlierProgramInventedIsNotReadAndNothingCountsAsConfirmed() throws IOException {
    Files.createDirectories(temp.resolve("made"));
    Files.writeString(
        temp.resolve("made/a.json"),
        """
        {"schema": 1, "id": "made/a", "source": "", "kind": "reconstructed",
         "revision": {"commit": "1f", "date": "2023-11-02T00:00:00Z", "branch": "main"},
         "history": [], "config": {"heads": 32, "eps": 1}, "tensors": [], "findings": [],
         "files": [{"path": "w", "oid": "sha256:1", "bytes": 1, "headerBytes": 1, "tensors": 1}]}
        """);
    Snapshot snapshot = new SnapshotStore(temp).read("made/a").orElseThrow();
    assertEquals(
        Optional.of(
            new Rebuilt(new TreeMap<>(Map.of("heads", List.of(), "eps", List.of())), List.of())),
        snapshot.rebuilt());
    assertEquals(List.of(), snapshot.files());
  }

  @Test
  void aPlaceThatIsNotListedIsRefused() throws IOException {
    SnapshotStore store = new SnapshotStore(temp);
    store.write(snapshot(REBUILT, "{}"));
    Path file = temp.resolve("made/a.json");
    Files.writeString(file, Files.readString(file).replace("[1, 0]", "[1, 2]"));
    assertEquals(
        "this is not a snapshot: 'heads' names place 2, which is not listed",
        refused(store).finding().message().en());
  }

  @Test
  void aPlaceThatIsNoRepositoryIsRefused() throws IOException {
    SnapshotStore store = new SnapshotStore(temp);
    store.write(snapshot(REBUILT, "{}"));
    Path file = temp.resolve("made/a.json");
    Files.writeString(file, Files.readString(file).replace("made/child", "../x?y"));
    assertEquals(
        "this is not a snapshot: a place is {\"repository\":\"../x?y\",\"path\":\"all.py\","
            + "\"entry\":\"a_7b\",\"of\":\"descendant\"}, which is no file of a repository",
        refused(store).finding().message().en());
  }

  private static FindingException refused(SnapshotStore store) {
    return assertThrows(FindingException.class, () -> store.read("made/a"));
  }

  @Test
  void aRebuiltRepositoryCannotHaveFiles() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Snapshot(
                    "made/a",
                    "",
                    REBUILT,
                    MissingNode.getInstance(),
                    MissingNode.getInstance(),
                    List.of(new WeightFile("w", "", 1, 1, 1)),
                    List.of(),
                    List.of()));
    assertEquals("nobody has seen the files of a rebuilt repository", refused.getMessage());
  }

  @Test
  void theFirstLiveReadingSaysWhatItConfirmsAndCorrects() throws IOException {
    Snapshot before = snapshot(REBUILT, "{\"heads\": 32, \"eps\": 1e-5, \"act\": \"silu\"}");
    Snapshot read = snapshot(live(), "{\"heads\": 32.0, \"eps\": 1e-6, \"pad\": {\"id\": 0}}");

    Snapshot now = read.after(before);

    Confirmed confirmed =
        new Confirmed(
            1,
            List.of(
                new Corrected("act", "\"silu\"", ""),
                new Corrected("eps", "0.00001", "0.000001"),
                new Corrected("pad.id", "", "0")),
            List.of(),
            List.of(),
            new Numbers(2, 2));
    assertEquals(Optional.of(confirmed), now.live().orElseThrow().confirmed());
    SnapshotStore store = new SnapshotStore(temp);
    store.write(now);
    assertEquals(Optional.of(now), store.read("made/a"));
  }

  @Test
  void theFirstReadingNamesTensorsAndValuesOfTheCardThatWereOthers() throws IOException {
    Snapshot before =
        with(
            snapshot(REBUILT, "{}"),
            "{\"license\": \"mit\", \"tags\": [\"a\"]}",
            pattern("layers.{0-59}.up", 2, 3),
            pattern("layers.{0-59}.down", 3, 2),
            pattern("head", 5, 2));
    Snapshot read =
        with(
            snapshot(live(), "{}"),
            "{\"license\": \"other\", \"tags\": [\"a\"], \"base_model\": \"b/c\"}",
            pattern("layers.{0-61}.up", 2, 3),
            pattern("layers.{0-59}.down", 3, 2),
            pattern("layers.{60-61}.down", 3, 4),
            pattern("output", 5, 2));

    Confirmed confirmed = read.after(before).live().orElseThrow().confirmed().orElseThrow();

    assertEquals(
        new Confirmed(
            0,
            List.of(),
            List.of(new Corrected("license", "\"mit\"", "\"other\"")),
            List.of(
                new Corrected("head", "F32 [5, 2]", ""),
                new Corrected(
                    "layers.{}.down", "{0-59} F32 [3, 2]", "{0-59} F32 [3, 2]; {60-61} F32 [3, 4]"),
                new Corrected("layers.{}.up", "{0-59} F32 [2, 3]", "{0-61} F32 [2, 3]"),
                new Corrected("output", "", "F32 [5, 2]")),
            new Numbers(730, 766)),
        confirmed);
    assertEquals(5, confirmed.corrections());
    SnapshotStore store = new SnapshotStore(temp);
    store.write(read.after(before));
    assertEquals(Optional.of(read.after(before)), store.read("made/a"));
  }

  private static TensorPattern pattern(String name, long... shape) {
    return new TensorPattern(name, "F32", java.util.Arrays.stream(shape).boxed().toList());
  }

  private static Snapshot with(Snapshot s, String card, TensorPattern... tensors)
      throws IOException {
    JsonNode json = JsonText.json(card.getBytes(StandardCharsets.UTF_8));
    return new Snapshot(
        s.id(), s.source(), s.basis(), s.config(), json, s.files(), List.of(tensors), s.findings());
  }

  @Test
  void aLaterReadingKeepsWhatTheFirstOneSaid() throws IOException {
    Snapshot first = snapshot(live(), "{}").after(snapshot(REBUILT, "{\"heads\": 32}"));
    Snapshot later = snapshot(live(), "{\"heads\": 8}").after(first);
    assertEquals(first.live().orElseThrow().confirmed(), later.live().orElseThrow().confirmed());
    Snapshot never = snapshot(live(), "{}").after(snapshot(live(), "{}"));
    assertEquals(Optional.empty(), never.live().orElseThrow().confirmed());
  }

  private static Live live() {
    return new Live(new Revision("1f".repeat(20), "2026-01-02T03:04:05Z", "main"), List.of());
  }

  private static Snapshot snapshot(Snapshot.Basis basis, String config) throws IOException {
    JsonNode json = JsonText.json(config.getBytes(StandardCharsets.UTF_8));
    return new Snapshot(
        "made/a",
        "https://example.org/made/a",
        basis,
        json,
        MissingNode.getInstance(),
        List.of(),
        List.of(new TensorPattern("w", "F32", List.of(2L))),
        List.of());
  }
}
