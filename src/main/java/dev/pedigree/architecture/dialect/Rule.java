package dev.pedigree.architecture.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.trait.Trait;

/** The rule by which a dialect determines a trait: a constant, an expression, or a choice. */
public sealed interface Rule {

  /** The value in a scope. */
  Object value(Expression.Scope scope);

  /**
   * Whether the value is a constant of the dialect, so that null means "does not apply" and not
   * "unknown".
   */
  default boolean written(Expression.Scope scope) {
    return false;
  }

  /** A value for every model of the dialect; null if the trait does not apply. */
  record Literal(Object constant) implements Rule {
    @Override
    public Object value(Expression.Scope scope) {
      return constant;
    }

    @Override
    public boolean written(Expression.Scope scope) {
      return true;
    }
  }

  /** A value computed from the configuration: {@code {value: 'activation($hidden_act)'}}. */
  record Computed(Expression expression) implements Rule {
    @Override
    public Object value(Expression.Scope scope) {
      return expression.value(scope);
    }
  }

  /** A choice: {@code {if: $alibi, then: alibi, else: rope}}; either branch is a rule again. */
  record Choice(Expression condition, Rule yes, Rule no) implements Rule {
    @Override
    public Object value(Expression.Scope scope) {
      return condition.holds(scope) ? yes.value(scope) : no.value(scope);
    }

    @Override
    public boolean written(Expression.Scope scope) {
      return condition.holds(scope) ? yes.written(scope) : no.written(scope);
    }
  }

  /**
   * Reads the rule of a trait from a dialect file; a value that the trait cannot have throws {@link
   * IllegalArgumentException} with the possible ones.
   */
  static Rule of(JsonNode node, Trait trait) {
    if (node.has("value")) {
      return new Computed(Expression.parse(node.get("value").asText()));
    }
    if (node.has("if")) {
      return new Choice(
          Expression.parse(node.get("if").asText()),
          of(node.get("then"), trait),
          of(node.get("else"), trait));
    }
    Object written = plain(node);
    return new Literal(written == null ? null : value(written, trait));
  }

  private static Object value(Object written, Trait trait) {
    return trait
        .type()
        .read(written)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "trait "
                        + trait.key()
                        + " cannot be "
                        + written
                        + "; it can be "
                        + trait.type().fitting()));
  }

  /** Reads the rule of a size, whose leaves are expressions. */
  static Rule ofSize(JsonNode node) {
    return node.has("if")
        ? new Choice(
            Expression.parse(node.get("if").asText()),
            ofSize(node.get("then")),
            ofSize(node.get("else")))
        : new Computed(Expression.parse(node.asText()));
  }

  private static Object plain(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isNull() ? null : node.asText();
  }
}
