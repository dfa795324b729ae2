package dev.pedigree.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The small language of dialect files: what a size is, when a tensor exists, which shape it has.
 *
 * <p>{@code $key} is a configuration key, a bare word is a size, {@code 'text'} is text. Operators
 * from weak to strong: {@code |} (the first that is not null), {@code or}, {@code and}, {@code
 * not}, comparisons {@code == != < <= > >=} and {@code in}, {@code + -}, {@code * / // %}, unary
 * minus, function calls. A missing key is null; arithmetic with null gives null; null is false.
 * Whole results are {@link Long}, others {@link Double}.
 */
final class Expression {

  /** What an expression may ask. */
  interface Scope {
    /** A configuration key, dotted where nested; null when missing. Lists come as {@link List}. */
    Object key(String key);

    /** A size by its key, the layer {@code l}; null when unknown. */
    Object size(String name);
  }

  private interface Node {
    Object in(Scope scope);
  }

  private final String text;
  private final Node root;

  private Expression(String text, Node root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Reads an expression; a mistake in it throws {@link IllegalArgumentException} with the place.
   */
  static Expression parse(String text) {
    Parser parser = new Parser(text);
    Node root = parser.coalesce();
    parser.end();
    return new Expression(text, root);
  }

  /**
   * The value in a scope: {@link Long}, {@link Double}, {@link Boolean}, {@link String}, {@link
   * List}, {@link Map} or null.
   */
  Object value(Scope scope) {
    return root.in(scope);
  }

  /** The name, when the whole expression is the name of one size; empty otherwise. */
  String bareSize() {
    return text.matches("[a-z_]+") ? text : "";
  }

  /** Whether the value counts as true: not null, not false, not zero, not empty. */
  boolean holds(Scope scope) {
    return truth(value(scope));
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean truth(Object value) {
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

  private static boolean same(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return x.doubleValue() == y.doubleValue();
    }
    return Objects.equals(a, b);
  }

  private static Object number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : value;
  }

  private static Object arithmetic(char operator, Object a, Object b) {
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

  private static Boolean compare(String operator, Object a, Object b) {
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

  /** Recursive descent over the text, one method for each strength of operator. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    void end() {
      skip();
      if (at < text.length()) {
        throw wrong("an operator or the end");
      }
    }

    Node coalesce() {
      Node first = or();
      while (take("|")) {
        Node a = first;
        Node b = or();
        first =
            scope -> {
              Object value = a.in(scope);
              return value != null ? value : b.in(scope);
            };
      }
      return first;
    }

    private Node or() {
      Node first = and();
      while (word("or")) {
        Node a = first;
        Node b = and();
        first = scope -> truth(a.in(scope)) || truth(b.in(scope));
      }
      return first;
    }

    private Node and() {
      Node first = not();
      while (word("and")) {
        Node a = first;
        Node b = not();
        first = scope -> truth(a.in(scope)) && truth(b.in(scope));
      }
      return first;
    }

    private Node not() {
      if (word("not")) {
        Node a = not();
        return scope -> !truth(a.in(scope));
      }
      return comparison();
    }

    private Node comparison() {
      Node a = sum();
      for (String operator : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
        if (take(operator)) {
          Node b = sum();
          return switch (operator) {
            case "==" -> scope -> same(a.in(scope), b.in(scope));
            case "!=" -> scope -> !same(a.in(scope), b.in(scope));
            default -> scope -> compare(operator, a.in(scope), b.in(scope));
          };
        }
      }
      if (word("in")) {
        Node b = sum();
        return scope -> b.in(scope) instanceof List<?> list && contains(list, a.in(scope));
      }
      return a;
    }

    private static boolean contains(List<?> list, Object value) {
      return list.stream().anyMatch(element -> same(element, value));
    }

    private Node sum() {
      Node first = product();
      while (true) {
        Node a = first;
        if (take("+")) {
          Node b = product();
          first = scope -> arithmetic('+', a.in(scope), b.in(scope));
        } else if (take("-")) {
          Node b = product();
          first = scope -> arithmetic('-', a.in(scope), b.in(scope));
        } else {
          return first;
        }
      }
    }

    private Node product() {
      Node first = unary();
      while (true) {
        Node a = first;
        char operator = take("*") ? '*' : take("//") ? 'd' : take("/") ? '/' : take("%") ? '%' : 0;
        if (operator == 0) {
          return first;
        }
        Node b = unary();
        first = scope -> arithmetic(operator, a.in(scope), b.in(scope));
      }
    }

    private Node unary() {
      if (take("-")) {
        Node a = unary();
        return scope -> arithmetic('-', 0L, a.in(scope));
      }
      return atom();
    }

    private Node atom() {
      skip();
      if (take("(")) {
        Node inside = coalesce();
        expect(")");
        return inside;
      }
      if (take("'")) {
        int close = text.indexOf('\'', at);
        if (close < 0) {
          throw wrong("a closing quote");
        }
        String literal = text.substring(at, close);
        at = close + 1;
        return scope -> literal;
      }
      if (take("$")) {
        String key = name(".");
        return scope -> scope.key(key);
      }
      if (at < text.length() && Character.isDigit(text.charAt(at))) {
        return digits();
      }
      String name = name("");
      if (take("(")) {
        return call(name);
      }
      return switch (name) {
        case "true" -> scope -> true;
        case "false" -> scope -> false;
        case "null" -> scope -> null;
        default -> scope -> scope.size(name);
      };
    }

    private Node digits() {
      int from = at;
      while (at < text.length()
          && (Character.isDigit(text.charAt(at)) || ".eE".indexOf(text.charAt(at)) >= 0)) {
        at++;
        if (Character.toLowerCase(text.charAt(at - 1)) == 'e'
            && at < text.length()
            && text.charAt(at) == '-') {
          at++;
        }
      }
      Object value = number(Double.parseDouble(text.substring(from, at)));
      return scope -> value;
    }

    private Node call(String name) {
      if (!Functions.exists(name)) {
        throw wrong("a function (" + name + " is none)");
      }
      List<Node> args = new ArrayList<>();
      do {
        args.add(coalesce());
      } while (take(","));
      expect(")");
      return scope -> {
        List<Object> values = new ArrayList<>();
        args.forEach(arg -> values.add(arg.in(scope)));
        return Functions.call(name, values);
      };
    }

    private String name(String also) {
      int from = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at))
              || text.charAt(at) == '_'
              || also.indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      if (from == at) {
        throw wrong("a name");
      }
      return text.substring(from, at);
    }

    private boolean word(String word) {
      skip();
      int end = at + word.length();
      if (text.startsWith(word, at)
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        at = end;
        return true;
      }
      return false;
    }

    private boolean take(String token) {
      skip();
      if (!text.startsWith(token, at)) {
        return false;
      }
      at += token.length();
      return true;
    }

    private void expect(String token) {
      if (!take(token)) {
        throw wrong("'" + token + "'");
      }
    }

    private void skip() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private IllegalArgumentException wrong(String expected) {
      return new IllegalArgumentException(
          "expected " + expected + " at character " + (at + 1) + " of: " + text);
    }
  }
}
