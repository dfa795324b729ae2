package dev.pedigree.lineage.likeness;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.signature.Resemblance;
import dev.pedigree.lineage.signature.Resemblance.Outcome;
import dev.pedigree.lineage.signature.Resemblance.Why;
import dev.pedigree.lineage.signature.ResemblanceReader;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.signature.SignatureIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose weights a model has, as far as stored signatures tell.
 *
 * @param state what could be compared
 * @param stored how many models of the catalogue have a signature
 * @param ofWidth how many of them have as many units, so that they can be compared
 * @param matches those that share weights with it, the most probable first
 * @param open those with which it has something in common that may be a common start, by id
 * @param independent how many of those that were compared number by number are shown to have
 *     nothing in common with it
 * @param orderSought whether a copy with its units in another order would have been seen
 * @param bytesRead bytes of its weights that were read now; 0 where its signature is stored
 * @param why why its weights could not be read
 */
public record WhoseWeights(
    State state,
    int stored,
    int ofWidth,
    List<Match> matches,
    List<String> open,
    int independent,
    boolean orderSought,
    long bytesRead,
    Optional<Finding> why) {

  /** Where there are no more, each pair is compared number by number. */
  private static final int ALL_PAIRS = 64;

  public WhoseWeights {
    matches = List.copyOf(matches);
    open = List.copyOf(open);
  }

  /** What could be compared. */
  public enum State {
    /** No model of the catalogue has a signature. */
    NONE_STORED,
    /** There are no weights here, or nothing says what they are. */
    NO_WEIGHTS,
    /** No model with a signature has as many units. */
    OTHER_WIDTHS,
    /** The weights could not be read. */
    UNREAD,
    COMPARED;

    /** The word in JSON and messages: {@code none-stored} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * How often answers about weights are wrong.
   *
   * @param wrong pairs without common weights that were said to share some
   * @param of so many of them
   * @param lines from how many starts their models were trained
   * @param upper the true rate is below, 0 to 1, with a confidence of 95 %
   */
  public record Errors(int wrong, int of, int lines, double upper) {}

  /** A model that shares weights. */
  public record Match(String id, Resemblance resemblance) {}

  /** Where nothing was compared. */
  public static WhoseWeights without(
      State state, int stored, long bytesRead, Optional<Finding> why) {
    return new WhoseWeights(state, stored, 0, List.of(), List.of(), 0, false, bytesRead, why);
  }

  /**
   * Compares a signature with all stored ones.
   *
   * @param source catalogue id of the model itself, which is left out, or what a user named
   * @param bytesRead bytes that were read for it now
   */
  public static WhoseWeights of(
      String source, Signature own, SignatureIndex index, long bytesRead) {
    SortedSet<String> comparable = new TreeSet<>(index.ofWidth(own.width()));
    comparable.remove(source);
    if (comparable.isEmpty()) {
      return without(State.OTHER_WIDTHS, index.size(), bytesRead, Optional.empty());
    }
    SortedSet<String> compared = new TreeSet<>(comparable);
    if (compared.size() > ALL_PAIRS) {
      compared.retainAll(index.candidates(own));
    }
    List<Match> matches = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int independent = 0;
    for (String id : compared) {
      Resemblance one = ResemblanceReader.of(index.get(id), own, comparable.size());
      if (one.shared()) {
        matches.add(new Match(id, one));
      } else if (one.why() == Why.START || one.why() == Why.UNTRAINED) {
        open.add(id);
      }
      independent += one.outcome() == Outcome.INDEPENDENT ? 1 : 0;
    }
    matches.sort(
        Comparator.comparing((Match match) -> -match.resemblance().identical())
            .thenComparing(match -> match.resemblance().change())
            .thenComparing(Match::id));
    return new WhoseWeights(
        State.COMPARED,
        index.size(),
        comparable.size(),
        matches,
        open,
        independent,
        own.allUnits(),
        bytesRead,
        Optional.empty());
  }
}
