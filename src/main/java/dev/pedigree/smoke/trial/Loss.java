package dev.pedigree.smoke.trial;

/**
 * Mean cross-entropy of the next token, in nats.
 *
 * @param text on the texts as they are
 * @param shuffled on the same tokens in random order
 * @param nearby with a context of only the first token of the text and the last three
 * @param uniform of a uniform guess: the logarithm of the vocabulary size
 */
public record Loss(double text, double shuffled, double nearby, double uniform) {}
