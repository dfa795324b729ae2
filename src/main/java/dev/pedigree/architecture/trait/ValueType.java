package dev.pedigree.architecture.trait;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The values that a trait can have, and the words they are written with.
 *
 * @param <T> {@link Boolean}, {@link Double} or a {@link TraitValue}
 */
public final class ValueType<T> {

  /** Yes or no. */
  public static final ValueType<Boolean> SWITCH =
      new ValueType<>(
          Boolean.class,
          List.of(true, false),
          "true, false",
          written -> written instanceof Boolean flag ? Optional.of(flag) : Optional.empty());

  /** A fraction above 0 and at most 1. */
  public static final ValueType<Double> SHARE =
      new ValueType<>(
          Double.class,
          List.of(0.25, 0.5, 1.0),
          "a number above 0 and at most 1",
          written ->
              written instanceof Number n && n.doubleValue() > 0 && n.doubleValue() <= 1
                  ? Optional.of(n.doubleValue())
                  : Optional.empty());

  private final Class<T> type;
  private final List<T> values;
  private final String fitting;
  private final Function<Object, Optional<T>> reader;

  private ValueType(
      Class<T> type, List<T> values, String fitting, Function<Object, Optional<T>> reader) {
    this.type = type;
    this.values = List.copyOf(values);
    this.fitting = fitting;
    this.reader = reader;
  }

  /** A type with exactly these values, each written as its word. */
  static <T extends TraitValue> ValueType<T> of(Class<T> type, List<? extends T> values) {
    Map<String, T> words =
        values.stream().collect(Collectors.toMap(TraitValue::word, Function.identity()));
    return new ValueType<>(
        type,
        List.copyOf(values),
        values.stream().map(TraitValue::word).collect(Collectors.joining(", ")),
        written -> Optional.ofNullable(words.get(written)));
  }

  /** A type with the constants of an enum as values. */
  static <T extends Enum<T> & TraitValue> ValueType<T> of(Class<T> type) {
    return of(type, Arrays.asList(type.getEnumConstants()));
  }

  /**
   * A type with parameters in some of its values.
   *
   * @param some examples of its values
   * @param fitting the possible words, with letters for numbers
   */
  static <T extends TraitValue> ValueType<T> of(
      Class<T> type, List<T> some, String fitting, Function<String, Optional<T>> reader) {
    return new ValueType<>(
        type,
        some,
        fitting,
        written -> written instanceof String word ? reader.apply(word) : Optional.empty());
  }

  /** The class of the values. */
  public Class<T> type() {
    return type;
  }

  /** All values; of a type with parameters, examples. */
  public List<T> values() {
    return values;
  }

  /** The possible words, for messages about other ones. */
  public String fitting() {
    return fitting;
  }

  /** The value of a word; empty if there is none. */
  public Optional<T> read(Object written) {
    return reader.apply(written);
  }
}
