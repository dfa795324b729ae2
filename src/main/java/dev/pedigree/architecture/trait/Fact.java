package dev.pedigree.architecture.trait;

import java.util.Optional;

/**
 * A value and how it is known.
 *
 * @param value a {@link TraitValue}, {@link Boolean}, {@link Long} or {@link Double}; null when it
 *     is unknown (origin {@link Origin#UNKNOWN}) or does not apply (any other origin)
 * @param origin how it is known
 * @param source the place: {@code config.json: rope_theta}, a tensor name, a paper; may be empty. A
 *     key that the configuration leaves out stands with the class and its default: {@code
 *     config.json: num_attention_heads; LlamaConfig: num_key_value_heads = null}
 */
public record Fact(Object value, Origin origin, String source) {

  /** The source of what is known because a tensor is not there. */
  public static final String NO_OUTPUT_MATRIX = "no output matrix is stored";

  /** Ends the source of what a class takes for granted though a tensor of its own is stored. */
  public static final String STORED_TOO = "; the output matrix is stored too, not compared";

  /** Stands between the keys that were read and those that the configuration leaves out. */
  public static final String AND = "; ";

  /** An unknown value. */
  public static final Fact UNKNOWN = new Fact(null, Origin.UNKNOWN, "");

  /** Whether the value is unknown. */
  public boolean unknown() {
    return origin == Origin.UNKNOWN;
  }

  /** Whether the trait applies to the model: RoPE pairing does not to a model without RoPE. */
  public boolean applies() {
    return value != null || unknown();
  }

  /** The value if it has this type; else empty. */
  public <T> Optional<T> as(Class<T> type) {
    return Optional.ofNullable(value).filter(type::isInstance).map(type::cast);
  }

  /** Whether the value equals this one. */
  public boolean is(Object other) {
    return other.equals(value);
  }

  /** Whether it is known that the thing is there: neither none nor unknown. */
  public boolean present() {
    return value != null && !is(false) && !(value instanceof TraitValue of && of.absent());
  }

  /** Whether it is known and differs from a plain decoder. */
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
