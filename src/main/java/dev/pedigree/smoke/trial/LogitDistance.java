package dev.pedigree.smoke.trial;

/**
 * The distance from reference logits.
 *
 * @param nmse sum of squared differences over sum of squares
 * @param maxAbs largest difference
 */
public record LogitDistance(double nmse, double maxAbs) {}
