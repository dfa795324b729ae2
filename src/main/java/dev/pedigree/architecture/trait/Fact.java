package dev.pedigree.architecture.trait;

import java.util.Optional;

/**
 * A value and how it is known.
 *
 * @param value a {@link TraitValue}, {@link Boolean}, {@link Long} or {@link Double}; null when
 *     nothing is known (origin {@link Origin#UNKNOWN}) or the question does not apply (any other
 *     origin)
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

  /** The value of a trait of this type; empty where there is none. */
  public <T> Optional<T> as(Class<T> type) {
    return Optional.ofNullable(value).filter(type::isInstance).map(type::cast);
  }

  /** Whether this is the value. */
  public boolean is(Object other) {
    return other.equals(value);
  }

  /** Whether it says that there is something: neither none of it, nor unknown. */
  public boolean present() {
    return value != null && !is(false) && !(value instanceof TraitValue of && of.absent());
  }

  /** Whether it says something that not every plain decoder has. */
  public boolean special() {
    return present() && !(value instanceof TraitValue of && of.plain());
  }

  /** The value as text; {@code unknown} or {@code –} where there is none. */
  public String text() {
    if (unknown()) {
      return "unknown";
    }
    if (value == null) {
      return "–";
    }
    return value instanceof TraitValue of ? of.word() : String.valueOf(value);
  }
}
