package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Rebuilt.Check;
import dev.pedigree.crawl.snapshot.Rebuilt.Of;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.WeightsVerdict.Ground;
import dev.pedigree.lineage.WeightsVerdict.Read;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerdictReaderTest {
  private static final Subject A = Subject.uncatalogued("lab/a");
  private static final Subject B = Subject.uncatalogued("lab/b");
  private static final ArchitectureDiff SAME =
      new ArchitectureDiff(List.of(), List.of(), Answer.SAME, Answer.SAME, Answer.SAME, false);
  private static final ArchitectureDiff OTHER_SHAPE =
      new ArchitectureDiff(List.of(), List.of(), Answer.SAME, Answer.SAME, Answer.DIFFERENT, true);

  @Test
  void equalContentHashesOfAllFilesReadLiveMeanTheSameWeights() {
    Verdict verdict = read(live("sha256:1", "sha256:2"), live("sha256:2", "sha256:1"), SAME);
    assertEquals(Answer.SAME, verdict.weights().answer());
    assertEquals(
        "All 2 weight files have the same content hash.",
        verdict.evidence().get(1).sentence().en());
  }

  @Test
  void filesOfOtherHashesLeaveTheWeightsUnknown() {
    Verdict verdict = read(live("sha256:1", "sha256:2"), live("sha256:4", "sha256:3"), SAME);
    assertEquals(Answer.UNKNOWN, verdict.weights().answer());
    assertEquals(
        "Only headers were read. They cannot show whether the numbers are the same.",
        verdict.evidence().get(1).sentence().en());
  }

  @Test
  void shardsKeptUnchangedAreWeightsThatWereTakenOver() {
    Verdict verdict = read(live("sha256:1", "sha256:2"), live("sha256:1", "sha256:3"), SAME);
    assertEquals(Answer.DERIVED, verdict.weights().answer());
    assertEquals(WeightsVerdict.Ground.HASHES, verdict.weights().ground());
    assertEquals(
        "1 weight files have the same content hash, of 2 and 2 in all. The numbers in them are the"
            + " same.",
        verdict.evidence().get(1).sentence().en());
  }

  @Test
  void filesWithoutAHashAreNotTheSame() {
    assertEquals(Answer.UNKNOWN, read(live(""), live(""), SAME).weights().answer());
  }

  @Test
  void aRebuiltSideIsEvidenceWithItsNumbers() {
    Rebuilt rebuilt =
        new Rebuilt(
            new TreeMap<>(
                Map.of(
                    "hidden_size",
                    List.of(new Place("made/copies", "all.json", "", "", Of.MODEL)),
                    "hidden_act",
                    List.of())),
            List.of(new Check(Check.Kind.FILE_SIZES, "made/copy", 163)));
    Verdict verdict = read(snapshot(rebuilt), live("sha256:1"), SAME);
    assertEquals(Answer.UNKNOWN, verdict.weights().answer());
    Evidence evidence = verdict.evidence().get(verdict.evidence().size() - 1);
    assertEquals(Evidence.Kind.COPIES, evidence.kind());
    assertEquals(
        "lab/a was not read from its repository but rebuilt from published facts. Config values"
            + " seen in public copies: 1; not confirmed: 1. Tensors: the sizes of all 163 files"
            + " equal those published in made/copy, to the byte.",
        evidence.sentence().en());
    assertEquals(
        "lab/a 的仓库尚未读取，内容依据公开事实重建：见于公开副本的配置值 1 个，未经确认的 1 个。"
            + "张量：全部 163 个文件的大小与“made/copy”中公开的完全相同，精确到字节。",
        evidence.sentence().zh());
  }

  @Test
  void otherShapesMeanOtherNumbersAndLeaveOpenWhetherOneWasMadeFromTheOther() {
    WeightsVerdict weights = read(live("sha256:1"), live("sha256:2"), OTHER_SHAPE).weights();
    assertEquals(
        new WeightsVerdict(Answer.DIFFERENT, Ground.SHAPES, Read.HEADERS, List.of()), weights);
    assertTrue(weights.descentOpen());
    assertEquals(
        new Text(
            "the sizes differ, so the numbers cannot be the same; whether one was made from the"
                + " other was not checked",
            "尺寸不同，数值不可能相同；一方是否由另一方得来，尚未查验"),
        WeightsWords.note(weights));
  }

  @Test
  void aPairThatWasNotReadSaysSoAndWhatTheCardSays() {
    Model child =
        new Drafts()
            .child("lab/b", "2023-02-01", "lab/a", Relation.FINETUNE)
            .catalog()
            .models()
            .get(0);
    Rebuilt rebuilt = new Rebuilt(new TreeMap<>(), List.of());
    Verdict verdict =
        VerdictReader.read(
            A,
            Subject.of(child),
            Optional.of(snapshot(rebuilt)),
            Optional.of(snapshot(rebuilt)),
            SAME);
    assertEquals(
        new WeightsVerdict(Answer.UNKNOWN, Ground.NOTHING, Read.NOTHING, child.parents()),
        verdict.weights());
    assertEquals(
        new Text(
            "the card says: fine-tuned; weight files of at least one of the two were not read",
            "模型卡称：微调；至少一方的权重文件尚未读取"),
        WeightsWords.note(verdict.weights()));
  }

  @Test
  void aClaimThatNoWeightsWereTakenIsNotOneAboutSharedWeights() {
    Model child =
        new Drafts()
            .child("lab/b", "2023-02-01", "lab/a", Relation.DISTILLED)
            .catalog()
            .models()
            .get(0);
    Verdict verdict =
        VerdictReader.read(A, Subject.of(child), Optional.empty(), Optional.empty(), SAME);
    assertEquals(
        new WeightsVerdict(Answer.UNKNOWN, Ground.NOTHING, Read.NO_FILES, List.of()),
        verdict.weights());
  }

  @Test
  void designsOfFilesThatWereReadRestOnThemAndOthersOnPublishedFacts() {
    assertEquals(Basis.FILES, read(live("sha256:1"), live("sha256:2"), SAME).basis());
    Snapshot rebuilt = snapshot(new Rebuilt(new TreeMap<>(), List.of()));
    Verdict verdict = read(rebuilt, live("sha256:1"), SAME);
    assertEquals(Basis.FACTS, verdict.basis());
    assertEquals(Evidence.Kind.FACTS, verdict.evidence().get(0).kind());
  }

  @Test
  void noAnswerOfWeightsRestsOnWhatCannotShowIt() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new WeightsVerdict(Answer.DERIVED, Ground.SHAPES, Read.HEADERS, List.of()));
    assertEquals("DERIVED cannot rest on SHAPES", refused.getMessage());
  }

  @Test
  void aRepositoryWithoutWeightFilesIsNotTheSameAsAnotherWithout() {
    assertEquals(Answer.UNKNOWN, read(live(), live(), SAME).weights().answer());
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
    return snapshot(new Snapshot.Live(new Snapshot.Revision("", "", ""), List.of()), oids);
  }

  private static Snapshot snapshot(Snapshot.Basis basis, String... oids) {
    List<Snapshot.WeightFile> files =
        Arrays.stream(oids)
            .map(oid -> new Snapshot.WeightFile(oid + ".safetensors", oid, 90_000, 800, 1))
            .toList();
    return new Snapshot(
        "lab/x",
        "",
        basis,
        MissingNode.getInstance(),
        MissingNode.getInstance(),
        files,
        List.of(),
        List.of());
  }
}
