package dev.pedigree.architecture.trait;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The values that a trait can have, and how they are written.
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

  /** A share of a whole: above 0, at most 1. */
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

  /** A type of nothing but these values, each written as its word. */
  static <T extends TraitValue> ValueType<T> of(Class<T> type, List<? extends T> values) {
    Map<String, T> words =
        values.stream().collect(Collectors.toMap(TraitValue::word, Function.identity()));
    return new ValueType<>(
        type,
        List.copyOf(values),
        values.stream().map(TraitValue::word).collect(Collectors.joining(", ")),
        written -> Optional.ofNullable(words.get(written)));
  }

  /** A type of nothing but the constants of an enum. */
  static <T extends Enum<T> & TraitValue> ValueType<T> of(Class<T> type) {
    return of(type, Arrays.asList(type.getEnumConstants()));
  }

  /**
   * A type with numbers in some of its values.
   *
   * @param some values that stand for all
   * @param fitting the words that fit, with letters for the numbers
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

  /** All values; of a type with numbers some that stand for the rest. */
  public List<T> values() {
    return values;
  }

  /** What can be written for a value, for people who wrote something else. */
  public String fitting() {
    return fitting;
  }

  /** The value that is written so; empty when nothing of this type is. */
  public Optional<T> read(Object written) {
    return reader.apply(written);
  }
}
