package dev.pedigree.architecture;

/**
 * Parameter counts, in learned numbers.
 *
 * @param total all learned numbers; buffers and quantisation scales are not counted, tied matrices
 *     once
 * @param active those that take part in computing one token
 * @param embedding the token (and position) embedding; the output matrix is not counted here
 * @param rule how the total was counted, one key of the messages: {@code plain}, {@code
 *     scales-left-out} …
 */
public record Parameters(long total, long active, long embedding, String rule) {}
