package dev.pedigree.architecture.align;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.grouping.Kin;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tensors of one role in a model, before they are stored under other names.
 *
 * @param role its true role; empty if the tensor has none
 * @param path the parts of the name, {@code {l}} and {@code {e}} for layer and expert, without
 *     weight or bias
 * @param kind {@code weight} or {@code bias}; empty if the name has neither
 * @param layers the layers that have it; empty outside the layers
 * @param experts the tensors of one layer, if they are numbered; else 0
 * @param layerAxis the dimension along which the layers lie; -1 if each has a tensor of its own
 */
record Item(
    String role,
    List<String> path,
    String kind,
    List<Integer> layers,
    int experts,
    String dtype,
    List<Long> shape,
    int layerAxis) {

  /** The tensors of a model as its own names tell them. */
  static List<Item> of(Architecture truth) {
    List<Item> items = new ArrayList<>();
    for (RoleBinding binding : truth.roles()) {
      List<Integer> layers = binding.layers().values();
      int experts =
          binding.pattern().contains("{e}")
              ? (int) (binding.count() / Math.max(1, layers.size()))
              : 0;
      String role = binding.roles().size() == 1 ? binding.role() : "";
      items.add(item(role, binding.pattern(), layers, experts, binding.dtype(), outIn(binding)));
    }
    for (TensorPattern left : truth.unassigned()) {
      Kin kin = Kin.of(left);
      items.add(item("", kin.pattern(), kin.layers(), kin.experts(), left.dtype(), left.shape()));
    }
    return items;
  }

  /** The shape with matrices as [out, in]. */
  private static List<Long> outIn(RoleBinding binding) {
    List<Long> shape = new ArrayList<>(binding.shape());
    if (binding.inverted() && binding.layout() == TensorLayout.PLAIN
        || binding.layout().fused() && binding.inverted()) {
      int rank = shape.size();
      shape.add(rank - 2, shape.remove(rank - 1));
    }
    return shape;
  }

  private static Item item(
      String role,
      String pattern,
      List<Integer> layers,
      int experts,
      String dtype,
      List<Long> shape) {
    List<String> path = new ArrayList<>(Arrays.asList(pattern.split("\\.")));
    String last = path.get(path.size() - 1);
    boolean usual = last.equals("weight") || last.equals("bias");
    if (usual) {
      path.remove(path.size() - 1);
    }
    return new Item(role, path, usual ? last : "", layers, experts, dtype, shape, -1);
  }

  boolean is(String wanted) {
    return role.equals(wanted);
  }

  boolean layered() {
    return !layers.isEmpty();
  }

  /** Whether it is a scale of a weight, in the module of that. */
  boolean scale() {
    return role.startsWith("scale.");
  }

  boolean buffer() {
    return role.contains("buffer");
  }

  /** Whether it is a matrix of experts in one tensor. */
  boolean stacked() {
    return experts == 0 && shape.size() == 3 && role.contains("expert");
  }

  Item with(List<Long> other) {
    return new Item(role, path, kind, layers, experts, dtype, other, layerAxis);
  }

  Item with(String otherRole, List<Long> other, String module) {
    List<String> renamed = new ArrayList<>(path);
    renamed.set(renamed.size() - (scale() ? 2 : 1), module);
    return new Item(otherRole, renamed, kind, layers, experts, dtype, other, layerAxis);
  }

  Item along(int axis) {
    List<Long> all = new ArrayList<>(shape);
    all.add(Math.min(axis, shape.size()), (long) layers.size());
    return new Item(role, path, kind, layers, experts, dtype, all, Math.min(axis, shape.size()));
  }

  Item numbered(int count, List<Long> each, boolean together) {
    List<String> renamed = new ArrayList<>(path);
    if (together) {
      renamed.remove("{e}");
    } else {
      renamed.add(renamed.size() - 1, "{e}");
    }
    return new Item(role, renamed, kind, layers, count, dtype, each, layerAxis);
  }

  /** A size of a model; 0 if it is not known. */
  static long size(Architecture architecture, Size size) {
    return architecture.size(size).value() instanceof Number n ? n.longValue() : 0;
  }
}
