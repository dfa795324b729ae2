package dev.pedigree.crawl.card;

import java.util.Locale;

/**
 * Something that a model card says about the model in plain words: a claim, not a fact.
 *
 * @param subject what it is about
 * @param value a number as precise as the card gives it, {@code 32}, {@code 7.61B}, {@code 128K};
 *     for attention {@code MHA}, {@code GQA}, {@code MQA} or {@code MLA}
 * @param line of the card, from 1
 * @param quote the line itself, shortened
 */
public record CardClaim(Subject subject, String value, int line, String quote) {

  /** What a card can say of a model. */
  public enum Subject {
    LAYERS,
    WIDTH,
    HEADS,
    KV_HEADS,
    HEAD_DIM,
    FFN,
    VOCAB_ROWS,
    CONTEXT,
    PARAMETERS,
    ACTIVE_PARAMETERS,
    EXPERTS,
    EXPERTS_PER_TOKEN,
    ATTENTION;

    /** The word used in JSON, for example {@code vocab_rows}; of a size, its key. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
