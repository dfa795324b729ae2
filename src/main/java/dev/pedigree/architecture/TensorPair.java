package dev.pedigree.architecture;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.TensorRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tensors of one role in two models.
 *
 * @param role canonical
 * @param a the tensors of the first model that have it; empty when none has
 * @param b the same of the second model; one of both is present
 * @param changes how they differ, in the order of {@link Change}; empty where name and shape are
 *     equal
 */
public record TensorPair(
    String role, Optional<RoleBinding> a, Optional<RoleBinding> b, List<Change> changes) {

  /** How the tensors of a role differ. */
  public enum Change {
    /** Only the first model has it. */
    ONLY_A,
    /** Only the second model has it. */
    ONLY_B,
    /** The stored names differ. */
    NAME,
    /** Together with others on one side, alone or with others on the other side. */
    PACKING,
    /** Stored [in, out] on one side, [out, in] on the other. */
    TURNED,
    /** The shapes differ, with the axes in one order and the same roles in one tensor. */
    SHAPE;

    /** The word in JSON, message keys and pages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * All roles of both models: those of the first in the order of its block, then those that only
   * the second has. None when of one of them no tensors are known.
   */
  public static List<TensorPair> of(Architecture a, Architecture b) {
    if (a.roles().isEmpty() || b.roles().isEmpty()) {
      return List.of();
    }
    Map<String, RoleBinding> left = byRole(a);
    Map<String, RoleBinding> right = byRole(b);
    return Stream.concat(left.keySet().stream(), right.keySet().stream())
        .distinct()
        .map(role -> of(role, Optional.ofNullable(left.get(role)), right.get(role)))
        .toList();
  }

  /** The tensors of one model by role; those that hold several roles stand under each of them. */
  private static Map<String, RoleBinding> byRole(Architecture architecture) {
    Map<String, RoleBinding> roles = new LinkedHashMap<>();
    architecture
        .roles()
        .forEach(binding -> names(binding).forEach(role -> roles.putIfAbsent(role, binding)));
    return roles;
  }

  /** The roles under which tensors stand: those of their parts, or their own. */
  static List<String> names(RoleBinding binding) {
    return binding.parts().isEmpty()
        ? List.of(binding.role())
        : binding.parts().stream().map(TensorRole::name).toList();
  }

  private static TensorPair of(String role, Optional<RoleBinding> left, RoleBinding right) {
    Optional<RoleBinding> other = Optional.ofNullable(right);
    List<Change> changes =
        left.isEmpty()
            ? List.of(Change.ONLY_B)
            : other.isEmpty() ? List.of(Change.ONLY_A) : changes(left.get(), right);
    return new TensorPair(role, left, other, changes);
  }

  private static List<Change> changes(RoleBinding a, RoleBinding b) {
    List<Change> changes = new ArrayList<>();
    boolean packed = !names(a).equals(names(b));
    boolean turned = a.inverted() != b.inverted();
    add(changes, Change.NAME, !a.pattern().equals(b.pattern()));
    add(changes, Change.PACKING, packed);
    add(changes, Change.TURNED, !packed && turned);
    add(changes, Change.SHAPE, !packed && !shape(a).equals(shape(b)));
    return List.copyOf(changes);
  }

  /** The shape with the axes in the usual order. */
  private static List<Long> shape(RoleBinding binding) {
    List<Long> shape = new ArrayList<>(binding.shape());
    if (binding.inverted()) {
      Collections.reverse(shape);
    }
    return shape;
  }

  private static void add(List<Change> changes, Change change, boolean holds) {
    if (holds) {
      changes.add(change);
    }
  }

  /** Whether the tensors hold weights of their own on both sides, and no data of quantisation. */
  boolean learned() {
    return a.filter(TensorPair::learned).isPresent() && b.filter(TensorPair::learned).isPresent();
  }

  static boolean learned(RoleBinding binding) {
    return binding.roles().stream().allMatch(r -> r.learned() && r.part() != Part.BUFFER);
  }
}
