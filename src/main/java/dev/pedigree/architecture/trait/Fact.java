package dev.pedigree.architecture.trait;

/**
 * A value and how it is known.
 *
 * @param value a {@link String}, {@link Boolean}, {@link Long} or {@link Double}; null when nothing
 *     is known (origin {@link Origin#UNKNOWN}) or the question does not apply (any other origin)
 * @param origin how it is known
 * @param source where exactly: {@code config.json: rope_theta}, a tensor name, a paper; empty when
 *     the origin says it all
 */
public record Fact(Object value, Origin origin, String source) {

  /** The value that nobody knows. */
  public static final Fact UNKNOWN = new Fact(null, Origin.UNKNOWN, "");

  /** Whether nobody knows. */
  public boolean unknown() {
    return origin == Origin.UNKNOWN;
  }

  /**
   * Whether the question makes sense for this model: RoPE pairing does not for a model without
   * RoPE.
   */
  public boolean applies() {
    return value != null || unknown();
  }

  /** The value as text; {@code unknown} or {@code –} where there is none. */
  public String text() {
    if (unknown()) {
      return "unknown";
    }
    return value == null ? "–" : String.valueOf(value);
  }
}
