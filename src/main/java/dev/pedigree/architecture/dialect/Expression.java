package dev.pedigree.architecture.dialect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An expression in a dialect file, which computes a size, a condition or a dimension.
 *
 * <p>{@code $key} is a configuration key, a bare word is a size, {@code 'text'} is a string.
 * Operators from lowest to highest precedence: {@code |} (the first that is not null), {@code or},
 * {@code and}, {@code not}, comparisons {@code == != < <= > >=} and {@code in}, {@code + -}, {@code
 * * / // %}, unary minus, function calls. A missing key is null; arithmetic with null gives null;
 * null is false. Whole results are {@link Long}, others {@link Double}.
 */
public final class Expression {

  /** The variables of an expression. */
  public interface Scope {
    /**
     * The value of a configuration key, nested keys with dots; null when missing. Lists are {@link
     * List}.
     */
    Object key(String key);

    /** The value of a size by its key, or of the layer {@code l}; null when unknown. */
    Object size(String name);

    /** Hears that a missing key was taken as a value: {@code $rope_ratio | 1}. */
    default void fallsBack(String key, Object value) {}

    /** A scope without any values. */
    Scope EMPTY =
        new Scope() {
          @Override
          public Object key(String key) {
            return null;
          }

          @Override
          public Object size(String name) {
            return null;
          }
        };
  }

  interface Node {
    Object in(Scope scope);
  }

  /** The value of a configuration key. */
  record Key(String name) implements Node {
    @Override
    public Object in(Scope scope) {
      return scope.key(name);
    }
  }

  /** A value that is written in the expression. */
  record Written(Object value) implements Node {
    @Override
    public Object in(Scope scope) {
      return value;
    }
  }

  /** The first value, or the second if there is none. */
  record Either(Node first, Node second) implements Node {
    @Override
    public Object in(Scope scope) {
      Object value = first.in(scope);
      if (value != null) {
        return value;
      }
      Object otherwise = second.in(scope);
      if (first instanceof Key key && second instanceof Written) {
        scope.fallsBack(key.name(), otherwise);
      }
      return otherwise;
    }
  }

  /**
   * Parsed expressions by text, as dialects repeat the same ones. Texts come from dialect files, or
   * are put together from these, so the map stays small.
   */
  private static final Map<String, Expression> PARSED = new ConcurrentHashMap<>();

  private final String text;
  private final String bareSize;
  private final Node root;

  private Expression(String text, Node root) {
    this.text = text;
    this.bareSize = text.matches("[a-z_]+") ? text : "";
    this.root = root;
  }

  /** Parses an expression; a mistake throws {@link IllegalArgumentException} with its position. */
  public static Expression parse(String text) {
    return PARSED.computeIfAbsent(text, Expression::parsed);
  }

  private static Expression parsed(String text) {
    ExpressionParser parser = new ExpressionParser(text);
    Node root = parser.coalesce();
    parser.end();
    return new Expression(text, root);
  }

  /**
   * The value in a scope: {@link Long}, {@link Double}, {@link Boolean}, {@link String}, {@link
   * List}, {@link Map} or null.
   */
  public Object value(Scope scope) {
    return root.in(scope);
  }

  /** The name if the expression is the name of a single size; else empty. */
  public String bareSize() {
    return bareSize;
  }

  /** Whether the value counts as true: not null, not false, not zero, not empty. */
  public boolean holds(Scope scope) {
    return truth(value(scope));
  }

  @Override
  public String toString() {
    return text;
  }

  static boolean truth(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    return value != null && !value.equals("");
  }

  public static boolean same(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return x.doubleValue() == y.doubleValue();
    }
    return Objects.equals(a, b);
  }

  static Object number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : value;
  }

  static Object arithmetic(char operator, Object a, Object b) {
    if (!(a instanceof Number x) || !(b instanceof Number y)) {
      return null;
    }
    double l = x.doubleValue();
    double r = y.doubleValue();
    if (r == 0 && (operator == '/' || operator == 'd' || operator == '%')) {
      return null;
    }
    return number(
        switch (operator) {
          case '+' -> l + r;
          case '-' -> l - r;
          case '*' -> l * r;
          case '/' -> l / r;
          case 'd' -> Math.floor(l / r);
          default -> l - r * Math.floor(l / r);
        });
  }

  static Boolean compare(String operator, Object a, Object b) {
    if (!(a instanceof Number x) || !(b instanceof Number y)) {
      return false;
    }
    int order = Double.compare(x.doubleValue(), y.doubleValue());
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
