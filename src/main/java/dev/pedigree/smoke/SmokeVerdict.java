package dev.pedigree.smoke;

import java.util.Locale;

/** What a smoke check proves, in one word. */
public enum SmokeVerdict {
  /** The logits equal stored ones of a reference implementation. */
  MATCHES_REFERENCE,
  /**
   * With its real weights and tokenizer the model predicts text clearly better than chance and than
   * shuffled text. The only check without a reference that a wrong architecture does not pass.
   */
  PLAUSIBLE_LOSS,
  /**
   * The description can be computed and obeys the laws of a causal decoder. Random weights pass
   * with any architecture that does.
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
