package dev.pedigree.architecture.role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role and the kind of tensor: weight, bias, scale. Its name is that in JSON and on pages: {@code
 * layer.attn.q.weight}, {@code scale.layer.attn.q.weight}.
 */
public record TensorRole(Role role, Kind kind) {

  /** The kind of tensor among those of one role. */
  public enum Kind {
    WEIGHT,
    /** A parameter that the dialect lists with its complete name: {@code layer.attn.sinks}. */
    PARAMETER,
    BIAS,
    /** A quantised weight with several numbers in one element. */
    PACKED,
    /** Scales of a quantised weight. */
    SCALE,
    /** Scales that the dialect lists as a tensor: {@code layer.scale.expert.down}. */
    LISTED_SCALE,
    /** Zero points of a quantised weight. */
    ZERO,
    /** Other data of a quantised weight: groups, code books, shapes. */
    PACKING
  }

  /** The kinds that an entry of a dialect can have. */
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

  /** Reads the name of an entry in a dialect. */
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

  /** Whether it is the weight or its bias, and not data of quantisation. */
  public boolean learned() {
    return switch (kind) {
      case WEIGHT, PARAMETER, BIAS, PACKED -> true;
      case SCALE, LISTED_SCALE, ZERO, PACKING -> false;
    };
  }

  /** The role with its plain kind, whether the weight is packed or not and however it is listed. */
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
