package dev.pedigree.smoke.trial;

/**
 * The mean cost of the next token, in nats.
 *
 * @param text of the text as it is
 * @param shuffled of the same tokens in disorder
 * @param nearby with the first token of the text and the last three in view
 * @param uniform of guessing: the logarithm of the vocabulary
 */
public record Loss(double text, double shuffled, double nearby, double uniform) {}
