package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge.State;
import dev.pedigree.lineage.declared.Account;
import dev.pedigree.lineage.declared.Account.Standing;
import dev.pedigree.lineage.declared.Origins;
import dev.pedigree.lineage.declared.SameFiles;
import dev.pedigree.lineage.signature.Resemblance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Builds the edges along which weights are handed down: what the catalogue and the repositories
 * say, graded by files, numbers and dates, and what equal files show though nobody says it.
 */
final class WeightEdges {
  /** Most changes of a statement that are told of one parent. */
  private static final int MOST_TURNS = 6;

  private final Kinsfolk known;
  private final BiFunction<String, String, Optional<Compared>> comparisons;

  WeightEdges(Kinsfolk known, BiFunction<String, String, Optional<Compared>> comparisons) {
    this.known = known;
    this.comparisons = comparisons;
  }

  /** The edges to the parents of a model. */
  List<Edge> of(Model child) {
    List<Edge> edges = new ArrayList<>();
    for (Account account : known.origins(child.id()).accounts()) {
      if (account.relation().layer() != Relation.Layer.WEIGHTS) {
        continue;
      }
      for (Parent claim : account.written()) {
        edges.add(said(child, account, claim.relation(), Optional.of(claim)));
      }
      if (account.written().isEmpty()) {
        edges.add(said(child, account, relation(child, account), Optional.empty()));
      }
    }
    // One edge is enough where many have the same files: from the one with most of them, or of
    // those the earliest.
    int explained = explained(child);
    known.origins(child.id()).same().stream()
        .filter(same -> same.equal() > explained)
        .sorted(
            Comparator.comparing((SameFiles s) -> -s.equal())
                .thenComparing(s -> named(s.other()).released())
                .thenComparing(SameFiles::other))
        .flatMap(same -> shown(child, same).stream())
        .findFirst()
        .ifPresent(edges::add);
    return edges;
  }

  /** How many equal files a parent that somebody names accounts for. */
  private int explained(Model child) {
    Origins origins = known.origins(child.id());
    return origins.accounts().stream()
        .filter(a -> a.relation().layer() == Relation.Layer.WEIGHTS)
        .flatMap(a -> origins.same(a.parent()).stream())
        .mapToInt(SameFiles::equal)
        .max()
        .orElse(0);
  }

  /** The relation; where it is only inferred, equal files show that a copy is meant. */
  private Relation relation(Model child, Account account) {
    boolean copy =
        known.origins(child.id()).same(account.parent()).filter(SameFiles::both).isPresent();
    return copy && !account.relationStated() ? Relation.SAME_WEIGHTS : account.relation();
  }

  private Edge said(Model child, Account account, Relation relation, Optional<Parent> claim) {
    String id = account.parent();
    Text name = claim.map(Parent::name).filter(n -> account.ghost()).orElse(name(id));
    List<Evidence> evidence = new ArrayList<>();
    claim.ifPresent(c -> evidence.add(VerdictReader.claim(name, child.name(), c)));
    account.declared().forEach(d -> evidence.add(DeclaredWords.says(child, d)));
    account.declared().stream()
        .flatMap(d -> DeclaredWords.turns(child, d).stream())
        .distinct()
        .limit(MOST_TURNS)
        .forEach(evidence::add);
    if (account.standing() == Standing.WRITTEN_ONLY) {
      evidence.add(DeclaredWords.silent());
    }
    State state = State.DECLARED;
    if (!account.ghost()) {
      state = graded(child, named(id), relation, evidence);
    }
    boolean denied = claim.filter(c -> !c.denied().isEmpty()).isPresent();
    if (denied) {
      evidence.add(DeclaredWords.denied(claim.get()));
    }
    if (account.standing() == Standing.CONTRADICTING) {
      evidence.add(DeclaredWords.otherwise(account));
    }
    boolean disputed = denied || account.standing() == Standing.CONTRADICTING;
    return new Edge(
        account.ghost() && claim.isPresent() ? claim.get().model() : id,
        child.id(),
        relation,
        disputed && state == State.DECLARED ? State.DISPUTED : state,
        Optional.empty(),
        account.ghost(),
        Basis.FACTS,
        Direction.NAMED,
        evidence);
  }

  private State graded(Model child, Model parent, Relation relation, List<Evidence> evidence) {
    Optional<SameFiles> same = known.origins(child.id()).same(parent.id());
    same.ifPresent(s -> evidence.add(DeclaredWords.same(s, parent.name())));
    Optional<Verdict> verdict =
        relation.sharesWeights()
            ? comparisons.apply(parent.id(), child.id()).map(Compared::verdict)
            : Optional.empty();
    Answer weights = verdict.map(v -> v.weights().answer()).orElse(Answer.UNKNOWN);
    verdict.stream()
        .flatMap(v -> v.evidence().stream())
        .filter(e -> e.kind() == Evidence.Kind.NUMBERS)
        .forEach(evidence::add);
    if (same.isPresent() || weights == Answer.SAME || weights == Answer.DERIVED) {
      // Who says that no weights were taken over is not borne out by equal ones.
      return relation.sharesWeights() ? State.PROVED : State.CONTRADICTED;
    }
    if (weights == Answer.INDEPENDENT) {
      evidence.add(DeclaredWords.independent());
      // A copy in another order may be what is claimed; where none was looked for, that stays open.
      boolean sought =
          known.resemblance(parent.id(), child.id()).map(Resemblance::orderSought).orElse(true);
      return sought ? State.CONTRADICTED : State.DISPUTED;
    }
    if (parent.released().after(child.released())) {
      evidence.add(DeclaredWords.later(parent, child));
      return State.CONTRADICTED;
    }
    if (relation == Relation.SAME_WEIGHTS && weights == Answer.DIFFERENT) {
      evidence.add(DeclaredWords.otherSizes());
      return State.DISPUTED;
    }
    return State.DECLARED;
  }

  /**
   * An edge that equal files show; none where somebody speaks of the two, or for one repository.
   */
  private Optional<Edge> shown(Model child, SameFiles same) {
    Model parent = named(same.other());
    boolean revisions =
        ModelId.of(parent.id()).repository().equals(ModelId.of(child.id()).repository());
    if (revisions || speaks(child.id(), parent.id()) || speaks(parent.id(), child.id())) {
      return Optional.empty();
    }
    boolean earlier = child.released().after(parent.released());
    boolean later = parent.released().after(child.released());
    // Where dates do not decide, one of the two edges is enough; the ids choose which.
    if (later || !earlier && child.id().compareTo(parent.id()) < 0) {
      return Optional.empty();
    }
    Direction direction = earlier ? Direction.dates(parent, child) : Direction.OPEN;
    return Optional.of(
        new Edge(
            parent.id(),
            child.id(),
            same.both() ? Relation.SAME_WEIGHTS : Relation.BASED_ON,
            State.PROVED,
            Optional.empty(),
            false,
            Basis.FILES,
            direction,
            List.of(DeclaredWords.same(same, parent.name()), DeclaredWords.undeclared())));
  }

  private boolean speaks(String child, String parent) {
    return known.origins(child).accounts().stream()
        .filter(a -> a.relation().layer() == Relation.Layer.WEIGHTS)
        .anyMatch(a -> a.parent().equals(parent));
  }

  private Text name(String id) {
    return known.model(id).map(Model::name).orElse(Text.same(id));
  }

  private Model named(String id) {
    return known.model(id).orElseThrow();
  }
}
