package dev.pedigree.crawl.card;

import java.util.Locale;

/**
 * A statement about the model in the text of its card: a claim, not a fact.
 *
 * @param subject the property it is about
 * @param value a number as precise as the card gives it, {@code 32}, {@code 7.61B}, {@code 128K};
 *     for attention {@code MHA}, {@code GQA}, {@code MQA} or {@code MLA}
 * @param line of the card, from 1
 * @param quote the line itself, shortened
 */
public record CardClaim(Subject subject, String value, int line, String quote) {

  /** The properties of a model that claims can be about. */
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
