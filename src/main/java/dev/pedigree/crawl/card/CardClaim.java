package dev.pedigree.crawl.card;

/**
 * Something that a model card says about the model in plain words: a claim, not a fact.
 *
 * @param key what it is about: the key of a size ({@code layers}, {@code vocab_rows} …), {@code
 *     parameters}, {@code active_parameters} or {@code attention}
 * @param value a number as precise as the card gives it, {@code 32}, {@code 7.61B}, {@code 128K};
 *     for attention {@code MHA}, {@code GQA}, {@code MQA} or {@code MLA}
 * @param line of the card, from 1
 * @param quote the line itself, shortened
 */
public record CardClaim(String key, String value, int line, String quote) {}
