package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import dev.pedigree.catalog.Parent;
import java.util.List;
import java.util.Locale;

/**
 * The answer to "same weights?", what it rests on and what was read for it.
 *
 * <p>{@link Answer#DERIVED} needs some equal weight files, or like {@link Answer#INDEPENDENT}
 * numbers that were compared.
 *
 * @param answer as sharp as the evidence
 * @param ground what the answer rests on
 * @param read what was read of the weight files
 * @param claims what is said of shared weights, about either direction
 */
public record WeightsVerdict(Answer answer, Ground ground, Read read, List<Parent> claims) {

  public WeightsVerdict {
    claims = List.copyOf(claims);
    boolean fits =
        switch (answer) {
          case SAME -> ground == Ground.HASHES || ground == Ground.NUMBERS;
          case DIFFERENT -> ground == Ground.SHAPES;
          // Equal files are equal numbers, also when others differ.
          case DERIVED ->
              ground == Ground.HASHES || ground == Ground.NUMBERS && read == Read.NUMBERS;
          case INDEPENDENT -> ground == Ground.NUMBERS && read == Read.NUMBERS;
          case UNKNOWN -> ground == Ground.NOTHING;
        };
    if (!fits) {
      throw new IllegalArgumentException(answer + " cannot rest on " + ground);
    }
  }

  /** What an answer rests on. */
  public enum Ground {
    /** The content hashes of all weight files, or of some. */
    HASHES,
    /** The sizes of the two models: a tensor of one has no counterpart of its shape. */
    SHAPES,
    /** Numbers of both, compared. */
    NUMBERS,
    NOTHING;

    /** The word in JSON: {@code hashes} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What was read of the weight files of both. */
  public enum Read {
    /** One of the two has none that are published. */
    NO_FILES,
    /** Nothing of at least one of the two. */
    NOTHING,
    /** Names, shapes and hashes of both, no numbers. */
    HEADERS,
    NUMBERS;

    /** The word in JSON: {@code no-files} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether numbers of both were compared, and decide nothing. */
  public boolean undecided() {
    return answer == Answer.UNKNOWN && read == Read.NUMBERS;
  }

  /** Whether the numbers are the same, however they came about. */
  public Answer numbers() {
    return answer.fromNumbers() ? Answer.DIFFERENT : answer;
  }

  /** Whether it is open if the numbers of one were made from those of the other. */
  public boolean descentOpen() {
    return answer == Answer.DIFFERENT || answer == Answer.UNKNOWN;
  }
}
