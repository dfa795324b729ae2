package dev.pedigree.lineage.relate;

import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.StatedParents;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.relate.CheckedClaim.Outcome;
import dev.pedigree.lineage.relate.FoundParent.Because;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.weights.Descent;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.Kinship.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares what files state with what the weights show. */
final class ClaimChecks {
  private final List<Member> members;
  private final Kinships kinships;
  private final List<List<FoundParent>> parents;

  ClaimChecks(List<Member> members, Kinships kinships, List<List<FoundParent>> parents) {
    this.members = members;
    this.kinships = kinships;
    this.parents = parents;
  }

  /** The claims of each member; a stated teacher is added to its parents. */
  List<List<CheckedClaim>> all() {
    List<List<CheckedClaim>> all = new ArrayList<>();
    for (int child = 0; child < members.size(); child++) {
      List<CheckedClaim> checked = new ArrayList<>();
      for (Declaration declaration : members.get(child).declared()) {
        checked.add(check(child, declaration));
      }
      all.add(checked);
    }
    return all;
  }

  private CheckedClaim check(int child, Declaration declaration) {
    StatedParent stated = declaration.stated();
    OptionalInt named = MemberNames.find(members, declaration);
    if (named.isEmpty() || named.getAsInt() == child) {
      return new CheckedClaim(declaration, OptionalInt.empty(), Outcome.ABSENT);
    }
    int parent = named.getAsInt();
    Outcome outcome = outcome(child, parent, stated);
    boolean taught = stated.kind().startsWith("distill");
    if (taught && outcome == Outcome.NO_WEIGHTS) {
      add(child, parent, Descent.DISTILLED);
    }
    return new CheckedClaim(declaration, named, outcome);
  }

  private void add(int child, int parent, Descent descent) {
    if (parents.get(child).stream().noneMatch(found -> found.parent() == parent)) {
      parents.get(child).add(new FoundParent(parent, descent, Grade.DECLARED, 0, Because.STATED));
    }
  }

  private Outcome outcome(int child, int parent, StatedParent stated) {
    if (parents.get(child).stream().anyMatch(found -> found.parent() == parent)) {
      return members.get(child).adapter() ? Outcome.OPEN : Outcome.CONFIRMED;
    }
    Optional<Kinship> kinship = kinships.of(child, parent);
    if (kinship.filter(Kinship::related).isPresent()) {
      return Outcome.RELATED;
    }
    if (kinship.filter(k -> k.finding() == Finding.INDEPENDENT).isEmpty()) {
      return Outcome.OPEN;
    }
    String kind = stated.kind();
    boolean needsNone = kind.startsWith("distill") || kind.equals("design");
    boolean said = !stated.relation().isEmpty() && !stated.relation().equals(StatedParents.LOADED);
    return !needsNone && (said || sameSizes(child, parent))
        ? Outcome.CONTRADICTED
        : Outcome.NO_WEIGHTS;
  }

  private boolean sameSizes(int one, int other) {
    Sample a = members.get(one).sample().orElseThrow();
    Sample b = members.get(other).sample().orElseThrow();
    return a.layers() == b.layers() && a.sizes().width() == b.sizes().width();
  }
}
