package dev.pedigree.lineage.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.stated.Inferred;
import dev.pedigree.crawl.stated.MergePart;
import dev.pedigree.crawl.stated.StatedName;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.Told;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.Declaration.Target;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.weights.MadeModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelativesTest {
  private static final Sample BASE = MadeModel.trained(1, 3);
  private static final Sample ONE = MadeModel.noised(BASE, 0.4, 2);
  private static final Sample OTHER = MadeModel.noised(BASE, 0.4, 3);

  @Test
  void siblingsAreNoParentsOfEachOther() {
    Related related =
        related(member("base", BASE, 1), member("one", ONE, 2), member("x", OTHER, 3));
    assertEquals(List.of(0), parents(related, 1));
    assertEquals(List.of(0), parents(related, 2));
    assertEquals(Bond.Kin.COMMON_ANCESTOR, related.bonds().get(2).kin());
    assertEquals("common-ancestor", related.bonds().get(2).relation());
  }

  @Test
  void theParentOfAGrandchildIsTheChild() {
    Sample grandchild = MadeModel.noised(ONE, 0.4, 4);
    Related related =
        related(
            member("base", BASE, 1),
            member("one", ONE, 2),
            member("x", OTHER, 3),
            member("grandchild", grandchild, 4));
    assertEquals(List.of(1), parents(related, 3));
    assertEquals(Bond.Kin.ANCESTOR, related.bonds().get(2).kin());
  }

  /** Training with weight decay shrinks what was there, which brings a model nearer to nothing. */
  @Test
  void theParentIsTheOneWhoseChangeIsInTheChildAlsoWhenAnotherIsLessFar() {
    Sample child = MadeModel.noised(scaled(ONE, 0.2f), 0.5, 5);
    assertNearest(child, 0);
    assertEquals(List.of(1), parents(related(family(child)), 2));
  }

  /** Distances are shares of sizes, so that a larger model looks less far from anything. */
  @Test
  void aModelWithoutTheChangeIsNotFromTheOneThatHasItAlsoWhenThatIsLessFar() {
    Sample child = MadeModel.noised(MadeModel.mean(ONE, BASE, 0.3), 1.2, 6);
    assertNearest(child, 1);
    assertEquals(List.of(0), parents(related(family(child)), 2));
  }

  /** Two that learn from like texts learn much the same, besides something of their own. */
  @Test
  void aModelThatLearnedMuchOfWhatADescendantDidIsFromTheAncestor() {
    Sample child = MadeModel.noised(MadeModel.mean(ONE, BASE, 0.7), 0.3, 7);
    assertNearest(child, 1);
    assertEquals(List.of(0), parents(related(family(child)), 2));
  }

  /** A mean has less of the change of each, so that what is in the child may be all of it. */
  @Test
  void aMeanIsNoParentWhereOneOfItsOwnIsNearerAndNeitherIsThatOne() {
    Sample small = MadeModel.noised(BASE, 0.2, 3);
    Sample child = MadeModel.noised(MadeModel.mean(ONE, BASE, 0.8), 0.3, 7);
    Related related =
        related(
            member("base", BASE, 1),
            member("one", ONE, 2),
            member("small", small, 3),
            member("mean", MadeModel.mean(ONE, small, 0.5), 4),
            member("child", child, 5));
    assertEquals(Set.of(1, 2), Set.copyOf(parents(related, 3)));
    assertEquals(List.of(0), parents(related, 4));
  }

  private static Member[] family(Sample child) {
    return new Member[] {member("base", BASE, 1), member("one", ONE, 2), member("child", child, 4)};
  }

  /** Which of the two is less far from the child; if it were the parent, nothing would be shown. */
  private static void assertNearest(Sample child, int expected) {
    Kinships kinships = Kinships.of(List.of(family(child)));
    int less = kinships.distance(0, 2) < kinships.distance(1, 2) ? 0 : 1;
    assertEquals(expected, less, kinships.distance(0, 2) + " and " + kinships.distance(1, 2));
  }

  private static Sample scaled(Sample of, float factor) {
    return MadeModel.changed(
        of,
        (slot, numbers) -> {
          float[] values = numbers.values().clone();
          for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
          }
          return new Numbers(numbers.rows(), numbers.columns(), numbers.index(), values, 0);
        });
  }

  @Test
  void aMeanHasBothParents() {
    Related related =
        related(
            member("base", BASE, 1),
            member("one", ONE, 2),
            member("x", OTHER, 3),
            member("mean", MadeModel.mean(ONE, OTHER, 0.6), 4));
    assertEquals(List.of(1, 2), parents(related, 3));
    assertEquals("merge", related.parents().get(3).get(0).descent().word());
  }

  @Test
  void aSumOfTheChangesOfTwoHasBothAndTheirBaseAsParents() {
    Sample both = MadeModel.mean(MadeModel.mean(ONE, OTHER, 0.5), BASE, 2);
    Related related =
        related(
            member("base", BASE, 1),
            member("one", ONE, 2),
            member("x", OTHER, 3),
            member("both", both, 4));
    assertEquals(Set.of(0, 1, 2), Set.copyOf(parents(related, 3)));
    assertEquals("merge", related.parents().get(3).get(0).descent().word());
  }

  @Test
  void ofEqualModelsTheEarliestIsTheParent() {
    Related related =
        related(member("copy", BASE, 3), member("base", BASE, 1), member("one", ONE, 4));
    assertEquals(List.of(1), parents(related, 0));
    assertEquals("renamed-copy", related.parents().get(0).get(0).descent().word());
    assertEquals(List.of(1), parents(related, 2));
  }

  @Test
  void aParentIsNeverLaterThanItsChild() {
    Related related = related(member("one", ONE, 1), member("base", BASE, 2));
    assertEquals(List.of(), parents(related, 0));
    assertEquals(List.of(0), parents(related, 1));
  }

  @Test
  void namesOfFilesAndHubsMeanTheOnlyMemberThatEndsInThem() {
    List<Member> members =
        List.of(member("/tmp/zoo/one.bundle", ONE, 1), member("lab/Other", OTHER, 2));
    assertEquals(0, MemberNames.find(members, "zoo/one").orElse(-1));
    assertEquals(1, MemberNames.find(members, "lab/other").orElse(-1));
    assertEquals(-1, MemberNames.find(members, "lab/third").orElse(-1));
  }

  @Test
  void declarationsLeadByCatalogueIdAndFoldersLeadNowhere() {
    List<Member> members = List.of(member("lab/base", BASE, 1), member("lab/other", ONE, 2));
    assertEquals(0, found(members, "Lab/Old-Base", "lab/base", Target.CATALOGUED));
    assertEquals(1, found(members, "hub/other", "hub/other", Target.ELSEWHERE));
    assertEquals(-1, found(members, "/home/me/other", "/home/me/other", Target.LOCAL));
    assertEquals(-1, found(members, "lab/other", "lab/other", Target.SELF));
  }

  private static int found(List<Member> members, String written, String parent, Target target) {
    StatedParent stated =
        new StatedParent(
            written,
            StatedName.HUB_ID,
            "",
            Inferred.NONE,
            "",
            MergePart.UNSTATED,
            "README.md",
            "base_model");
    return MemberNames.find(members, new Declaration(stated, parent, target, Told.UNDATED))
        .orElse(-1);
  }

  private static Related related(Member... members) {
    return Relatives.of(List.of(members), Map.of());
  }

  private static List<Integer> parents(Related related, int child) {
    return related.parents().get(child).stream().map(FoundParent::parent).toList();
  }

  private static Member member(String id, Sample sample, int day) {
    return new Member(id, Optional.of(sample), "2024-01-0" + day, List.of(), false);
  }
}
