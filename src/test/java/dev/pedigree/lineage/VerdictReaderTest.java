package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictReaderTest {
  private static final Subject A = Subject.uncatalogued("lab/a");
  private static final Subject B = Subject.uncatalogued("lab/b");
  private static final ArchitectureDiff SAME =
      new ArchitectureDiff(List.of(), List.of(), Answer.SAME, Answer.SAME, Answer.SAME);
  private static final ArchitectureDiff OTHER_SHAPE =
      new ArchitectureDiff(List.of(), List.of(), Answer.SAME, Answer.SAME, Answer.DIFFERENT);

  @Test
  void equalContentHashesOfAllFilesReadLiveMeanTheSameWeights() {
    Verdict verdict = read(live("sha256:1", "sha256:2"), live("sha256:2", "sha256:1"), SAME);
    assertEquals(Answer.SAME, verdict.weights());
    assertEquals(
        "All 2 weight files have the same content hash.",
        verdict.evidence().get(1).sentence().en());
  }

  @Test
  void oneFileOfAnotherHashLeavesTheWeightsUnknown() {
    Verdict verdict = read(live("sha256:1", "sha256:2"), live("sha256:1", "sha256:3"), SAME);
    assertEquals(Answer.UNKNOWN, verdict.weights());
    assertEquals(
        "Only headers were read. They cannot show whether the numbers are the same.",
        verdict.evidence().get(1).sentence().en());
  }

  @Test
  void filesWithoutAHashAreNotTheSame() {
    assertEquals(Answer.UNKNOWN, read(live(""), live(""), SAME).weights());
  }

  @Test
  void hashesOfAReconstructedRepositoryProveNothing() {
    Snapshot rebuilt = snapshot(Snapshot.Kind.RECONSTRUCTED, "sha256:1");
    assertEquals(Answer.UNKNOWN, read(rebuilt, live("sha256:1"), SAME).weights());
  }

  @Test
  void otherShapesLeaveTheWeightsUnknownBecauseOneMayBeMadeFromTheOther() {
    Verdict verdict = read(live("sha256:1"), live("sha256:2"), OTHER_SHAPE);
    assertEquals(Answer.UNKNOWN, verdict.weights());
    assertEquals(Answer.DIFFERENT, verdict.shape());
  }

  @Test
  void aRepositoryWithoutWeightFilesIsNotTheSameAsAnotherWithout() {
    assertEquals(Answer.UNKNOWN, read(live(), live(), SAME).weights());
  }

  @Test
  void aClaimIsEvidenceOfAClaimWithItsSource() {
    Model child =
        new Drafts()
            .child("lab/b", "2023-02-01", "lab/a", Relation.FINETUNE)
            .catalog()
            .models()
            .get(0);
    Verdict verdict =
        VerdictReader.read(A, Subject.of(child), Optional.empty(), Optional.empty(), SAME);
    Evidence claim = verdict.evidence().get(verdict.evidence().size() - 1);
    assertEquals(Evidence.Kind.CLAIM, claim.kind());
    assertEquals("lab/b is said to be fine-tuned from lab/a.", claim.sentence().en());
    assertEquals("card", claim.source());
  }

  private static Verdict read(Snapshot a, Snapshot b, ArchitectureDiff diff) {
    return VerdictReader.read(A, B, Optional.of(a), Optional.of(b), diff);
  }

  private static Snapshot live(String... oids) {
    return snapshot(Snapshot.Kind.LIVE, oids);
  }

  private static Snapshot snapshot(Snapshot.Kind kind, String... oids) {
    List<Snapshot.WeightFile> files =
        Arrays.stream(oids)
            .map(oid -> new Snapshot.WeightFile(oid + ".safetensors", oid, 1, 1, 1))
            .toList();
    return new Snapshot(
        "lab/x",
        "",
        kind,
        new Snapshot.Revision("", "", ""),
        List.of(),
        MissingNode.getInstance(),
        MissingNode.getInstance(),
        files,
        List.of(),
        List.of());
  }
}
