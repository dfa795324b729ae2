package dev.pedigree.smoke.trial;

/**
 * The distance of computed logits from reference logits.
 *
 * @param nmse sum of squared differences over sum of squares
 * @param maxAbs largest absolute difference
 */
public record LogitDistance(double nmse, double maxAbs) {}
