package dev.pedigree.architecture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Parameter counts, in learned numbers.
 *
 * @param total all learned numbers; buffers and quantisation scales are not counted, tied matrices
 *     once
 * @param active those that take part in computing one token
 * @param embedding the token (and position) embedding; the output matrix is not counted here
 * @param components the total by part of the model, in order; empty when no tensor was counted
 * @param rule how the total was counted, one key of the messages: {@code plain}, {@code
 *     scales-left-out} …
 */
public record Parameters(
    long total, long active, long embedding, Map<Component, Long> components, String rule) {

  public Parameters {
    Map<Component, Long> ordered = new EnumMap<>(Component.class);
    ordered.putAll(components);
    components = Collections.unmodifiableMap(ordered);
  }

  /** Counts that are known as a whole only. */
  public Parameters(long total, long active, long embedding, String rule) {
    this(total, active, embedding, Map.of(), rule);
  }
}
