package dev.pedigree.smoke.trial;

/**
 * The result of one consistency check.
 *
 * @param name {@code finite}, {@code deterministic}, {@code causal}, {@code batch}, {@code cached},
 *     {@code padding} …
 * @param passed whether it held
 * @param difference the largest difference seen, relative to the largest logit; 0 where there is
 *     nothing to measure
 */
public record Check(String name, boolean passed, double difference) {}
