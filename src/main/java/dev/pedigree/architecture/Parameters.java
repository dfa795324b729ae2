package dev.pedigree.architecture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Parameter counts of a model.
 *
 * @param total all learned numbers, 0 when not known; buffers and quantisation scales are not
 *     counted, tied matrices once
 * @param active those in the experts that a token of text chooses and in all other parts that it
 *     goes through; the embedding and the output matrix count whole, modules for further tokens and
 *     parts beside the text decoder do not count
 * @param embedding the token (and position) embedding; the output matrix is not counted here
 * @param components the total by part of the model, in order; empty when no tensor was counted
 * @param rule how the total was counted
 */
public record Parameters(
    long total, long active, long embedding, Map<Component, Long> components, Rule rule) {

  /** How a total is counted. */
  public enum Rule {
    /** Every stored learned number counts. */
    PLAIN,
    /** As {@link #PLAIN}, without scales of quantised matrices. */
    SCALES_LEFT_OUT,
    /**
     * As {@link #SCALES_LEFT_OUT}, and numbers that share a byte or word are counted one by one.
     */
    PACKED,
    /** Without a stored output matrix that repeats the embedding. */
    TIED_ONCE,
    /** Every number of the tensors that the configuration asks for, none of which was seen. */
    CONFIGURED,
    /** The count that the paper states. */
    PUBLISHED;

    /** The word used in JSON, for example {@code tied-once}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Parameters {
    Map<Component, Long> ordered = new EnumMap<>(Component.class);
    ordered.putAll(components);
    components = Collections.unmodifiableMap(ordered);
  }

  /** What a model has of which a size is not known: no count, and none of a part. */
  public static final Parameters UNKNOWN = new Parameters(0, 0, 0, Rule.PLAIN);

  /** Whether there is a count. */
  public boolean known() {
    return total > 0;
  }

  /** Counts without a division by component. */
  public Parameters(long total, long active, long embedding, Rule rule) {
    this(total, active, embedding, Map.of(), rule);
  }
}
