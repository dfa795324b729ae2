package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.relate.Bond.Kin;
import dev.pedigree.lineage.relate.CheckedClaim.Outcome;
import dev.pedigree.lineage.weights.DescentReader.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from the parents of all how each pair is related. */
final class Bonds {
  private final Kinships kinships;
  private final List<List<FoundParent>> parents;
  private final List<List<CheckedClaim>> claims;
  private final Ancestors ancestors;

  Bonds(Kinships kinships, List<List<FoundParent>> parents, List<List<CheckedClaim>> claims) {
    this.kinships = kinships;
    this.parents = parents;
    this.claims = claims;
    this.ancestors = new Ancestors(parents);
  }

  List<Bond> all() {
    List<Bond> bonds = new ArrayList<>();
    for (int a = 0; a < parents.size(); a++) {
      for (int b = a + 1; b < parents.size(); b++) {
        bonds.add(bond(a, b));
      }
    }
    return bonds;
  }

  private Bond bond(int a, int b) {
    Optional<FoundParent> down = parent(a, b);
    if (down.isPresent()) {
      return parent(a, b, Way.A_TO_B, down.get());
    }
    Optional<FoundParent> up = parent(b, a);
    if (up.isPresent()) {
      return parent(a, b, Way.B_TO_A, up.get());
    }
    if (!kinships.related(a, b)) {
      Optional<Grade> grade = stated(a, b).or(() -> stated(b, a));
      Kin kin = grade.isPresent() ? Kin.STATED : Kin.NONE;
      return new Bond(a, b, kin, Optional.empty(), Optional.empty(), grade, kinships.of(a, b));
    }
    if (ancestors.has(b, a)) {
      return related(a, b, Kin.ANCESTOR, Optional.of(Way.A_TO_B));
    }
    if (ancestors.has(a, b)) {
      return related(a, b, Kin.ANCESTOR, Optional.of(Way.B_TO_A));
    }
    Set<Integer> common = ancestors.of(a);
    common.retainAll(ancestors.of(b));
    return related(a, b, common.isEmpty() ? Kin.SHARED : Kin.COMMON_ANCESTOR, Optional.empty());
  }

  private Bond related(int a, int b, Kin kin, Optional<Way> way) {
    return new Bond(a, b, kin, way, Optional.empty(), Optional.of(Grade.PROVED), kinships.of(a, b));
  }

  private Bond parent(int a, int b, Way way, FoundParent found) {
    return new Bond(
        a,
        b,
        Kin.PARENT,
        Optional.of(way),
        Optional.of(found.descent()),
        Optional.of(found.grade()),
        kinships.of(a, b));
  }

  private Optional<FoundParent> parent(int parent, int child) {
    return parents.get(child).stream().filter(found -> found.parent() == parent).findFirst();
  }

  /** The grade of what the child states of the parent, where the weights do not show it. */
  private Optional<Grade> stated(int parent, int child) {
    return claims.get(child).stream()
        .filter(claim -> claim.member().orElse(-1) == parent)
        .map(CheckedClaim::outcome)
        .map(
            outcome ->
                outcome == Outcome.CONTRADICTED
                    ? Grade.CONTRADICTED
                    : outcome == Outcome.NO_WEIGHTS ? Grade.DISPUTED : Grade.DECLARED)
        .findFirst();
  }
}
