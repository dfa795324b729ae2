package dev.pedigree.architecture.dialect;

import java.util.ArrayList;
import java.util.List;

/** A recursive-descent parser with one method for each level of precedence. */
final class ExpressionParser {
  private final String text;
  private int at;

  ExpressionParser(String text) {
    this.text = text;
  }

  void end() {
    skip();
    if (at < text.length()) {
      throw wrong("an operator or the end");
    }
  }

  Expression.Node coalesce() {
    Expression.Node first = or();
    while (take("|")) {
      first = new Expression.Either(first, or());
    }
    return first;
  }

  private Expression.Node or() {
    Expression.Node first = and();
    while (word("or")) {
      Expression.Node a = first;
      Expression.Node b = and();
      first = scope -> Expression.truth(a.in(scope)) || Expression.truth(b.in(scope));
    }
    return first;
  }

  private Expression.Node and() {
    Expression.Node first = not();
    while (word("and")) {
      Expression.Node a = first;
      Expression.Node b = not();
      first = scope -> Expression.truth(a.in(scope)) && Expression.truth(b.in(scope));
    }
    return first;
  }

  private Expression.Node not() {
    if (word("not")) {
      Expression.Node a = not();
      return scope -> !Expression.truth(a.in(scope));
    }
    return comparison();
  }

  private Expression.Node comparison() {
    Expression.Node a = sum();
    for (String operator : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
      if (take(operator)) {
        Expression.Node b = sum();
        return switch (operator) {
          case "==" -> scope -> Expression.same(a.in(scope), b.in(scope));
          case "!=" -> scope -> !Expression.same(a.in(scope), b.in(scope));
          default -> scope -> Expression.compare(operator, a.in(scope), b.in(scope));
        };
      }
    }
    if (word("in")) {
      Expression.Node b = sum();
      return scope -> contains(b.in(scope), a.in(scope));
    }
    return a;
  }

  /** Whether a list has an element, or a text a part. */
  private static boolean contains(Object all, Object value) {
    return all instanceof List<?> list
        ? list.stream().anyMatch(element -> Expression.same(element, value))
        : all instanceof String text && value instanceof String part && text.contains(part);
  }

  private Expression.Node sum() {
    Expression.Node first = product();
    while (true) {
      Expression.Node a = first;
      if (take("+")) {
        Expression.Node b = product();
        first = scope -> Expression.arithmetic('+', a.in(scope), b.in(scope));
      } else if (take("-")) {
        Expression.Node b = product();
        first = scope -> Expression.arithmetic('-', a.in(scope), b.in(scope));
      } else {
        return first;
      }
    }
  }

  private Expression.Node product() {
    Expression.Node first = unary();
    while (true) {
      Expression.Node a = first;
      char operator = take("*") ? '*' : take("//") ? 'd' : take("/") ? '/' : take("%") ? '%' : 0;
      if (operator == 0) {
        return first;
      }
      Expression.Node b = unary();
      first = scope -> Expression.arithmetic(operator, a.in(scope), b.in(scope));
    }
  }

  private Expression.Node unary() {
    if (take("-")) {
      Expression.Node a = unary();
      return scope -> Expression.arithmetic('-', 0L, a.in(scope));
    }
    return atom();
  }

  private Expression.Node atom() {
    skip();
    if (take("(")) {
      Expression.Node inside = coalesce();
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
      return new Expression.Written(literal);
    }
    if (take("$")) {
      return new Expression.Key(name("."));
    }
    if (at < text.length() && Character.isDigit(text.charAt(at))) {
      return digits();
    }
    String name = name("");
    if (take("(")) {
      return call(name);
    }
    return switch (name) {
      case "true" -> new Expression.Written(true);
      case "false" -> new Expression.Written(false);
      case "null" -> new Expression.Written(null);
      default -> scope -> scope.size(name);
    };
  }

  private Expression.Node digits() {
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
    return new Expression.Written(Expression.number(Double.parseDouble(text.substring(from, at))));
  }

  private Expression.Node call(String name) {
    if (!Functions.exists(name)) {
      throw wrong("a function (" + name + " is none)");
    }
    List<Expression.Node> args = new ArrayList<>();
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
