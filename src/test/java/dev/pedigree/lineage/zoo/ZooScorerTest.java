package dev.pedigree.lineage.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.stated.Inferred;
import dev.pedigree.crawl.stated.MergePart;
import dev.pedigree.crawl.stated.StatedName;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.Told;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.relate.Member;
import dev.pedigree.lineage.relate.Related;
import dev.pedigree.lineage.relate.Relatives;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.weights.MadeModel;
import dev.pedigree.lineage.zoo.KnownZoo.Pair;
import dev.pedigree.lineage.zoo.KnownZoo.Shared;
import dev.pedigree.lineage.zoo.ZooScore.Row;
import dev.pedigree.lineage.zoo.ZooScore.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Right and wrong answers are told apart by the truth, whichever way they are wrong. */
class ZooScorerTest {
  private static final Sample BASE = MadeModel.trained(1, 3);
  private static final Related RELATED =
      Relatives.of(
          List.of(
              member("base", BASE, 1),
              member("child", MadeModel.noised(BASE, 0.4, 2), 2, "base"),
              member("other", MadeModel.trained(9, 3), 3, "base")),
          Map.of());

  @Test
  void withTheTruthNothingIsWrong() {
    ZooScore score =
        score(Shared.WHOLE, Shared.NONE, List.of(new Step("base", "finetune")), true, false);
    assertEquals(new Rate(0, 2), score.strangers());
    assertEquals(new Rate(0, 1), score.relatives());
    assertEquals(new Rate(0, 3), score.relations());
    assertEquals(new Rate(0, 1), score.directions());
    assertEquals(new Rate(0, 2), score.claims());
    assertEquals(List.of(), score.wrong());
    assertEquals(
        List.of(new Row("whole", 0, 1, 0, 0), new Row("none", 0, 0, 2, 0)), score.matrix());
    assertEquals(new Rate(0, 1), score.trainings());
  }

  @Test
  void aStrangerThatIsCalledDerivedIsAnError() {
    ZooScore score = score(Shared.NONE, Shared.NONE, List.of(), true, false);
    assertEquals(new Rate(1, 3), score.strangers());
    assertEquals(List.of(new Wrong("base", "child", "none", "derived")), score.wrong());
    assertEquals(new Rate(1, 3), score.parents());
    assertEquals(new Rate(1, 3), score.trainings());
  }

  @Test
  void aRelativeThatIsMissedIsAnError() {
    ZooScore score =
        score(Shared.WHOLE, Shared.PARTLY, List.of(new Step("base", "finetune")), true, false);
    assertEquals(new Rate(2, 3), score.relatives());
    assertEquals(new Wrong("base", "other", "partly", "independent"), score.wrong().get(0));
  }

  @Test
  void anotherRelationToTheRightParentIsAnErrorOfTheRelationOnly() {
    ZooScore score =
        score(Shared.WHOLE, Shared.NONE, List.of(new Step("base", "pruned")), true, false);
    assertEquals(new Rate(0, 3), score.parents());
    assertEquals(new Rate(1, 3), score.relations());
  }

  @Test
  void aTrueClaimThatIsContradictedAndAFalseOneThatIsNotAreErrors() {
    ZooScore score =
        score(Shared.WHOLE, Shared.NONE, List.of(new Step("base", "finetune")), false, true);
    assertEquals(new Rate(2, 2), score.claims());
  }

  @Test
  void aModelRunsWhenItsLossIsTheRecordedOne() {
    ZooScore score = score(Shared.WHOLE, Shared.NONE, List.of(), true, false);
    assertEquals(new Rate(2, 3), score.runs());
  }

  /** The losses are right, wrong, and missing. */
  private static ZooScore score(
      Shared child, Shared other, List<Step> parents, boolean claim, boolean otherClaim) {
    KnownZoo zoo =
        new KnownZoo(
            List.of(
                new KnownZoo.Member("base", "", List.of(), Optional.empty(), 0.5),
                new KnownZoo.Member("child", "", parents, Optional.of(claim), 0.5),
                new KnownZoo.Member("other", "", List.of(), Optional.of(otherClaim), 0.5)),
            List.of(
                new Pair("base", "child", child, "base -> child", true),
                new Pair("base", "other", other, "", true),
                new Pair("child", "other", other, "", true),
                new Pair("other", "base", Shared.WHOLE, "", false)),
            List.of());
    return ZooScorer.of(zoo, RELATED, List.of(0.5001, 0.6, Double.NaN), 10, 20);
  }

  private static Member member(String id, Sample sample, int day, String... stated) {
    List<Declaration> parents =
        List.of(stated).stream()
            .map(
                parent ->
                    new Declaration(
                        new StatedParent(
                            parent,
                            StatedName.HUB_ID,
                            "finetune",
                            Inferred.NONE,
                            "",
                            MergePart.UNSTATED,
                            "README.md",
                            "base_model"),
                        parent,
                        Declaration.Target.ELSEWHERE,
                        Told.UNDATED))
            .toList();
    return new Member(id, Optional.of(sample), "2024-01-0" + day, parents, false);
  }
}
