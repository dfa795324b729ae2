package dev.pedigree.site.fact;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.view.View;
import dev.pedigree.weights.IndexRanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors that stand in the same layers: one group for each kind of layer, and one for what is in
 * no layer.
 *
 * @param where the layers, in words
 * @param tensors how many tensors these are
 * @param roles their roles
 */
public record TensorGroup(Text where, long tensors, List<RoleBinding> roles) {
  /** Letters of the numbers of layers that a heading shows. */
  private static final int LONGEST = 40;

  /** The groups of a model, in the order of its block. */
  public static List<TensorGroup> of(Architecture architecture) {
    Map<IndexRanges, List<RoleBinding>> groups = new LinkedHashMap<>();
    architecture
        .roles()
        .forEach(role -> groups.computeIfAbsent(role.layers(), at -> new ArrayList<>()).add(role));
    return groups.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static TensorGroup of(IndexRanges layers, List<RoleBinding> roles) {
    long tensors = roles.stream().mapToLong(RoleBinding::count).sum();
    return new TensorGroup(where(layers), tensors, roles);
  }

  private static Text where(IndexRanges layers) {
    String count = Numbers.grouped(layers.count());
    String numbers = layers.toString();
    if (layers.count() == 0) {
      return View.text("tensors.outside");
    }
    return numbers.length() > LONGEST
        ? View.text("tensors.layers.some", Map.of("count", Text.same(count)))
        : View.text(
            layers.count() == 1 ? "tensors.layer" : "tensors.layers",
            Map.of(
                "numbers", Text.same(numbers.replace(",", ", ").replace("-", "–")),
                "count", Text.same(count)));
  }
}
