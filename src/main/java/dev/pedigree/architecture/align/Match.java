package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A class whose tensors match those of a header.
 *
 * @param dialect the class, with the tensors of the form that matches
 * @param configured whether a missing key of the configuration means the default
 * @param solutions assignments of the least cost, not more than are needed
 * @param roles what each kind of module can be in any of these
 * @param mismatches what speaks against it besides tensors
 * @param vocabulary whether only models of this class have a vocabulary of this size
 * @param change how the form differs from the class itself
 */
record Match(
    Dialect dialect,
    Config config,
    boolean configured,
    List<Solution> solutions,
    Map<NamelessModule.Kind, Set<Form>> roles,
    int mismatches,
    boolean vocabulary,
    FusedForms.Change change) {

  /** The likeliest first. */
  static final Comparator<Match> LIKELIHOOD =
      Comparator.comparingInt(Match::cost)
          .thenComparing(Match::against)
          .thenComparing(m -> m.vocabulary() ? 0 : 1)
          .thenComparing(m -> m.change().apart())
          .thenComparing(m -> m.change().joined())
          .thenComparing(m -> m.dialect().ancestors().size())
          .thenComparing(m -> m.dialect().name());

  /** The same, where its vocabulary says nothing. */
  Match anyVocabulary() {
    return new Match(dialect, config, configured, solutions, roles, mismatches, false, change);
  }

  /** Mismatches; a vocabulary that only models of this class have outweighs one. */
  private int against() {
    return Math.max(0, mismatches - (vocabulary ? 1 : 0));
  }

  Solution first() {
    return solutions.get(0);
  }

  /** Tensors that stay unmatched. */
  int cost() {
    return first().cost();
  }

  /** Whether as much speaks for it as for the likeliest one. */
  boolean alike(Match likeliest) {
    return cost() == likeliest.cost()
        && against() == likeliest.against()
        && vocabulary == likeliest.vocabulary()
        // Converters join matrices more often than they take them apart.
        && (!change.apart() || likeliest.change().apart());
  }
}
