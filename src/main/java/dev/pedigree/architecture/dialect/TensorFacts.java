package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import java.util.Set;

/**
 * Facts that tensors show by being there or not, each with its place.
 *
 * @param header whether the binding holds stored tensors, or those that the dialect expects from
 *     the configuration
 * @param className the class in transformers that stands for what the tensors do not show
 */
record TensorFacts(Binding binding, boolean header, String className) {

  /** Whether a tensor of this role is there. */
  boolean has(TensorRole role) {
    return binding.has(role);
  }

  /** Yes or no, by whether a tensor of this role is there. */
  Fact present(TensorRole role) {
    return has(role) ? seen(true, role) : missing(false);
  }

  /** Yes or no, by whether a tensor of one of these roles is there. */
  Fact anyOf(Set<TensorRole> roles) {
    return binding.bound().stream()
        .filter(b -> roles.contains(b.role().plain()))
        .findFirst()
        .map(b -> seen(true, b.role().plain()))
        .orElseGet(() -> missing(false));
  }

  /** A fact shown by a tensor that is there. */
  Fact seen(Object value, TensorRole role) {
    return header
        ? new Fact(value, Origin.HEADER, stored(role))
        : new Fact(value, Origin.CONFIG, "config.json");
  }

  /** A fact shown by the absence of a tensor. */
  Fact missing(Object value) {
    return header ? new Fact(value, Origin.HEADER, "") : new Fact(value, Origin.CLASS, className);
  }

  /** No, as the class has it; and whatever the class where it has no such tensor. */
  Fact onlyWith(Role role) {
    return has(role.weight()) ? always(false) : missing(false);
  }

  /** A fact that the class has whatever the tensors are. */
  Fact always(Object value) {
    return new Fact(value, Origin.CLASS, className);
  }

  private String stored(TensorRole role) {
    return binding.first(role).pattern().name();
  }
}
