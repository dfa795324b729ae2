package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.NameSkeleton;
import dev.pedigree.weights.TensorPattern;
import java.util.List;

/**
 * How tensors lie in files whose names do not say it: those in no known convention, and those that
 * count layers from another one than the first.
 *
 * @param pattern the stored name with {@code {l}} for the layer and {@code {e}} for the expert
 * @param tensors the stored tensors
 * @param names stored names by layer, then by expert; one layer outside the layers, one expert
 *     where there is no number for it
 * @param layers the layers in the order of the names, counted from 0; empty outside the layers
 * @param layerAxis the dimension of a stored tensor along which the layers lie; -1 if each layer
 *     has a tensor of its own
 * @param expertAxis the dimension along which the experts lie, counted without that of the layers;
 *     -1 if there is none
 * @param leading dimensions, without those of layers and experts, that make the first dimension of
 *     the matrix together: 2 for heads and head dim
 * @param inverted whether the matrix is stored [in, out]
 */
public record Storage(
    String pattern,
    List<TensorPattern> tensors,
    List<List<String>> names,
    List<Integer> layers,
    int layerAxis,
    int expertAxis,
    int leading,
    boolean inverted) {

  /** Tensors, one a layer, whose names count layers from another one than the first. */
  static Storage named(TensorSpec spec, TensorPattern pattern, int first) {
    List<Integer> numbers = pattern.indices().get(0).values();
    return new Storage(
        NameSkeleton.lettered(pattern.skeleton(), spec.name()),
        List.of(pattern),
        pattern.names().stream().map(List::of).toList(),
        numbers.stream().map(number -> number + first).toList(),
        -1,
        -1,
        1,
        spec.inverted());
  }

  /** The name of the tensor that holds a layer, or of one outside the layers for layer -1. */
  public String name(int layer, int expert) {
    List<String> experts = names.get(layerAxis >= 0 || layer < 0 ? 0 : layers.indexOf(layer));
    return experts.get(experts.size() == 1 ? 0 : expert);
  }

  /** How many tensors are stored. */
  public long count() {
    return tensors.stream().mapToLong(TensorPattern::count).sum();
  }
}
