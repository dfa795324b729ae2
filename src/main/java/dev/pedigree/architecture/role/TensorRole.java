package dev.pedigree.architecture.role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role, and what a stored tensor is to it. Its name is the one in JSON and on pages: {@code
 * layer.attn.q.weight}, {@code scale.layer.attn.q.weight}.
 */
public record TensorRole(Role role, Kind kind) {

  /** What a stored tensor is to its role. */
  public enum Kind {
    WEIGHT,
    /** The weight, where the dialect gives its complete name: {@code layer.attn.sinks}. */
    PARAMETER,
    BIAS,
    /** A quantised weight, several numbers in one element. */
    PACKED,
    /** Factors that a quantised weight is multiplied with. */
    SCALE,
    /** Such factors, where the dialect lists them as a tensor: {@code layer.scale.expert.down}. */
    LISTED_SCALE,
    /** What a quantised weight is shifted by. */
    ZERO,
    /** How a quantised weight is put together: groups, maps of values, shapes. */
    PACKING
  }

  /** What a dialect can list a tensor as. */
  private static final List<Kind> LISTED =
      List.of(Kind.WEIGHT, Kind.PARAMETER, Kind.BIAS, Kind.LISTED_SCALE);

  private static final Map<String, TensorRole> BY_NAME = byName();

  private static Map<String, TensorRole> byName() {
    Map<String, TensorRole> names = new HashMap<>();
    for (Role role : Role.values()) {
      for (Kind kind : LISTED) {
        TensorRole one = new TensorRole(role, kind);
        names.put(one.name(), one);
      }
    }
    return Map.copyOf(names);
  }

  /** Reads the name of a role with what a tensor is to it, as a dialect lists it. */
  public static Optional<TensorRole> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The part of the model that the role belongs to. */
  public Part part() {
    return role.part();
  }

  /** Whether it is the bias. */
  public boolean isBias() {
    return kind == Kind.BIAS;
  }

  /** Whether it is the weight itself or its bias, and not how a weight is stored. */
  public boolean learned() {
    return switch (kind) {
      case WEIGHT, PARAMETER, BIAS, PACKED -> true;
      case SCALE, LISTED_SCALE, ZERO, PACKING -> false;
    };
  }

  /** The same however the weight is named or packed, for looking up who plays a role. */
  public TensorRole plain() {
    return kind == Kind.PARAMETER || kind == Kind.PACKED ? role.weight() : this;
  }

  /** The name in JSON and on pages. */
  public String name() {
    return switch (kind) {
      case WEIGHT, PACKED -> role + ".weight";
      case PARAMETER -> role.key();
      case BIAS -> role + ".bias";
      case SCALE -> "scale." + role + ".weight";
      case LISTED_SCALE -> role.scaleKey();
      case ZERO -> "zero." + role + ".weight";
      case PACKING -> "packing." + role + ".weight";
    };
  }

  @Override
  public String toString() {
    return name();
  }
}
