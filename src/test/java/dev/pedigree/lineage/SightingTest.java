package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Rebuilt.Check;
import dev.pedigree.crawl.snapshot.Rebuilt.Of;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What confirms a fact of a rebuilt repository. */
class SightingTest {
  private static final Place OWN = new Place("made/copies", "a.json", "0123456789", "", Of.MODEL);
  private static final Place CHILD = new Place("made/child", "config.json", "", "", Of.DESCENDANT);
  private static final Place TABLE = new Place("", "table of sizes", "", "", Of.MODEL);

  private static final Rebuilt REBUILT =
      new Rebuilt(
          new TreeMap<>(
              Map.of(
                  "hidden_size", List.of(CHILD, TABLE, OWN),
                  "num_attention_heads", List.of(OWN),
                  "rope_scaling", List.of(CHILD),
                  "hidden_act", List.of())),
          List.of(new Check(Check.Kind.FILE_SIZES, "made/files", 3)));

  private static final Sighting UNSEEN = new Sighting.Unseen();

  @Test
  void theCopyOfTheModelItselfThatCanBeLookedAtComesFirst() {
    assertEquals(seen(OWN, TABLE, CHILD), config("hidden_size"));
  }

  @Test
  void aFactOfTwoKeysIsSeenWhereTheRarerOneIs() {
    assertEquals(seen(OWN), config("hidden_size, num_attention_heads"));
  }

  @Test
  void aFactIsNotConfirmedIfOneOfItsKeysIsNot() {
    assertEquals(Optional.of(UNSEEN), config("hidden_act"));
    assertEquals(Optional.of(UNSEEN), config("hidden_size, hidden_act"));
    assertEquals(Optional.of(UNSEEN), config("nobody_knows"));
  }

  @Test
  void aNestedKeyIsSeenWhereItsObjectIs() {
    assertEquals(seen(CHILD), config("rope_scaling.factor"));
  }

  @Test
  void thatAKeyIsLeftOutIsNotConfirmed() {
    assertEquals(Optional.of(UNSEEN), of(Origin.DEFAULT, "LlamaConfig: hidden_size"));
  }

  @Test
  void aFactOfTheTensorsSaysHowTheyWereConfirmed() {
    assertEquals(
        Optional.of(
            new Sighting.Tensors(
                new Text(
                    "the sizes of all 3 files equal those published in made/files, to the byte",
                    "全部 3 个文件的大小与“made/files”中公开的完全相同，精确到字节"),
                new Text("confirmed by file sizes", "经文件大小确认"))),
        of(Origin.HEADER, "model.norm.weight"));
  }

  @Test
  void whatDoesNotRestOnTheRepositoryNeedsNoCopy() {
    assertEquals(Optional.empty(), of(Origin.CLASS, "LlamaForCausalLM"));
    assertEquals(Optional.empty(), of(Origin.UNKNOWN, ""));
  }

  @Test
  void whatWasReadNeedsNoCopy() {
    Snapshot live = snapshot(new Snapshot.Live(new Snapshot.Revision("", "", ""), List.of()));
    Fact fact = new Fact(1L, Origin.CONFIG, "config.json: hidden_act");
    assertEquals(Optional.empty(), Sighting.of(Optional.of(live), fact));
    assertEquals(Optional.empty(), Sighting.of(Optional.empty(), fact));
  }

  private static Optional<Sighting> seen(Place... places) {
    return Optional.of(new Sighting.Seen(List.of(places)));
  }

  private static Optional<Sighting> config(String keys) {
    return of(Origin.CONFIG, "config.json: " + keys);
  }

  private static Optional<Sighting> of(Origin origin, String source) {
    return Sighting.of(Optional.of(snapshot(REBUILT)), new Fact(1L, origin, source));
  }

  private static Snapshot snapshot(Snapshot.Basis basis) {
    return new Snapshot(
        "made/x",
        "",
        basis,
        MissingNode.getInstance(),
        MissingNode.getInstance(),
        List.of(),
        List.of(),
        List.of());
  }
}
