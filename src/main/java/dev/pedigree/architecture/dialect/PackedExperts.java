package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names under which transformers 5 saves the experts of a layer in one tensor each: {@code
 * experts.gate_up_proj} of shape [experts, 2 * inner, width], the gates first, and {@code
 * experts.down_proj} of shape [experts, width, inner]. They are the same numbers as one matrix for
 * each expert, so every dialect that has these knows those.
 */
final class PackedExperts {
  private static final String EACH = "experts.{e}.";
  private static final Expression NEVER = Expression.parse("false");

  private PackedExperts() {}

  /** The packed tensors beside those of a dialect; none where its experts are not numbered. */
  static List<TensorSpec> of(List<TensorSpec> tensors) {
    List<TensorSpec> packed = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    tensors.forEach(spec -> known.add(spec.name()));
    boolean gated =
        tensors.stream().anyMatch(spec -> spec.role().equals(Role.EXPERT_GATE.weight()));
    for (TensorSpec spec : tensors) {
      boolean down = spec.role().equals(Role.EXPERT_DOWN.weight());
      boolean up = spec.role().equals(Role.EXPERT_UP.weight());
      if (!spec.name().contains(EACH) || !up && !down || spec.shape().size() != 2) {
        continue;
      }
      for (String module : modules(spec.name())) {
        String name =
            module + "experts." + (down ? "down_proj" : gated ? "gate_up_proj" : "up_proj");
        if (known.add(name)) {
          packed.add(down || !gated ? stacked(spec, name) : together(spec, name));
        }
      }
    }
    return packed;
  }

  /** The modules that may hold the experts; transformers 5 says {@code mlp} where files did not. */
  private static List<String> modules(String name) {
    String module = name.substring(0, name.indexOf(EACH));
    String renamed = module.replace("block_sparse_moe.", "mlp.");
    return module.equals(renamed) ? List.of(module) : List.of(module, renamed);
  }

  private static TensorSpec stacked(TensorSpec spec, String name) {
    return of(spec.role(), name, spec.shape(), List.of(), TensorLayout.PLAIN);
  }

  private static TensorSpec together(TensorSpec up, String name) {
    List<Expression> shape =
        List.of(Expression.parse("2 * (" + up.shape().get(0) + ")"), up.shape().get(1));
    List<Role> parts = List.of(Role.EXPERT_GATE, Role.EXPERT_UP);
    return of(Role.EXPERT_GATE_UP.weight(), name, shape, parts, TensorLayout.CONCAT);
  }

  private static TensorSpec of(
      TensorRole role, String name, List<Expression> each, List<Role> parts, TensorLayout layout) {
    List<Expression> shape = new ArrayList<>(List.of(Expression.parse("experts")));
    shape.addAll(each);
    return new TensorSpec(
        new TensorRole(role.role(), TensorRole.Kind.PARAMETER),
        name,
        true,
        List.copyOf(shape),
        NEVER,
        NEVER,
        parts,
        layout,
        1,
        Expression.parse("experts"),
        false);
  }
}
