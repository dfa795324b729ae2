package dev.pedigree.lineage.zoo;

import java.util.List;

/**
 * What was right and wrong about models whose ancestry is known.
 *
 * @param matrix how often each answer was given for each truth, counted pairs only
 * @param strangers of pairs that share no weights, those that were said to
 * @param relatives of pairs that share weights, those of which it was not said
 * @param lines how many of the models were trained from random numbers, none from another
 * @param parents of the models, those with a wrong, missing or made-up parent
 * @param relations of the models, those with a wrong parent, or a right one by a wrong relation
 * @param directions of pairs that share weights, those with a wrong direction
 * @param claims of statements in files, those that are true and were contradicted, or false and
 *     were not
 * @param runs of the models, those that do not read the passages at the recorded cost
 * @param wrong each pair that was wrong
 * @param members each model
 * @param bytesRead bytes of weights that were read for all answers, headers not counted
 * @param headerBytes bytes of headers
 * @param fileBytes bytes of all weight files
 */
public record ZooScore(
    List<Row> matrix,
    Rate strangers,
    Rate relatives,
    int lines,
    Rate parents,
    Rate relations,
    Rate directions,
    Rate claims,
    Rate runs,
    List<Wrong> wrong,
    List<Scored> members,
    long bytesRead,
    long headerBytes,
    long fileBytes) {

  public ZooScore {
    matrix = List.copyOf(matrix);
    wrong = List.copyOf(wrong);
    members = List.copyOf(members);
  }

  /**
   * How often each answer was given for one truth.
   *
   * @param truth {@code whole}, {@code partly} or {@code none}
   */
  public record Row(String truth, int same, int derived, int independent, int unknown) {
    /** All pairs of that truth. */
    public int pairs() {
      return same + derived + independent + unknown;
    }
  }

  /** A pair with a wrong answer. */
  public record Wrong(String a, String b, String truth, String seen) {}

  /**
   * A model.
   *
   * @param found the parents that were found
   * @param claims what the weights say to each statement of its files, in a word
   * @param loss on the passages, in nats for each token; NaN where it could not be run
   * @param recorded what the reference recorded
   */
  public record Scored(
      String name,
      List<Step> parents,
      List<Step> found,
      List<String> claims,
      double loss,
      double recorded,
      long bytesRead) {

    /** Largest difference of a loss that is the recorded one, in nats. */
    private static final double EQUAL = 1e-3;

    public Scored {
      parents = List.copyOf(parents);
      found = List.copyOf(found);
      claims = List.copyOf(claims);
    }

    /** Whether it reads the passages at the recorded cost. */
    public boolean runs() {
      return Math.abs(loss - recorded) <= EQUAL;
    }

    /** Whether all parents and relations are right. */
    public boolean right() {
      return parents.size() == found.size() && found.containsAll(parents);
    }
  }

  /**
   * The rate of strangers said to share weights, as if only the separate trainings had been
   * compared, each with each. Pairs of models of the same two trainings are no independent trials.
   */
  public Rate trainings() {
    int pairs = lines * (lines - 1) / 2;
    return new Rate(Math.min(strangers.wrong(), pairs), pairs);
  }

  /** How many pairs were counted. */
  public int pairs() {
    return strangers.of() + relatives.of();
  }
}
