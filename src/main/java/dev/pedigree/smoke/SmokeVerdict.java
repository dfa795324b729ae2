package dev.pedigree.smoke;

import java.util.Locale;

/** What a smoke check proves, in one word. */
public enum SmokeVerdict {
  /** The logits equal stored ones of a reference implementation. */
  MATCHES_REFERENCE,
  /**
   * With real weights and tokenizer the loss on text is clearly below chance and below shuffled
   * text. Of the checks without a reference, only this one fails for a wrong architecture.
   */
  PLAUSIBLE_LOSS,
  /**
   * The description can be computed and gives a causal, deterministic decoder. No evidence that the
   * architecture is right: with random weights a wrong one passes too.
   */
  SELF_CONSISTENT,
  /** A step does not work, or the numbers are wrong. */
  FAILED,
  /** Nothing was computed. */
  NOT_RUN;

  /** The word in JSON: {@code matches-reference} … */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The verdict of a word. */
  static SmokeVerdict of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
