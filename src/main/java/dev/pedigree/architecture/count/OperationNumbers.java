package dev.pedigree.architecture.count;

import static dev.pedigree.architecture.count.AttentionLayers.number;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.count.AttentionLayers.Layer;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Additions and multiplications that computing one token takes. */
final class OperationNumbers {

  private OperationNumbers() {}

  /** For the parameters, and for each earlier token that layers with attention see. */
  static List<DerivedNumber> of(Architecture architecture, UsedParameters used) {
    List<DerivedNumber> numbers = new ArrayList<>();
    // Where layers run several times, their parameters are used as often.
    boolean once = !architecture.trait(Trait.RESIDUAL_STREAMS).is(ResidualStreams.RECURRENT_STACKS);
    if (used.count() > 0 && once) {
      numbers.add(
          DerivedNumber.operations(
              "operations.token",
              2 * used.count(),
              Wording.text("derived.operations.formula", Map.of("used", "" + used.count()))));
    }
    List<Layer> layers = AttentionLayers.of(architecture).layers();
    long heads = number(architecture, Size.HEADS);
    long dim = number(architecture, Size.HEAD_DIM);
    if (layers.isEmpty() || heads <= 0 || dim <= 0) {
      return numbers;
    }
    long value = Math.max(number(architecture, Size.V_DIM), 0);
    long full = layers.stream().filter(layer -> !layer.windowed()).count();
    numbers.add(context("operations.context", layers.size(), heads, dim, value > 0 ? value : dim));
    if (full < layers.size()) {
      numbers.add(context("operations.beyond", full, heads, dim, value > 0 ? value : dim));
    }
    return numbers;
  }

  private static DerivedNumber context(String id, long layers, long heads, long dim, long value) {
    return DerivedNumber.operations(
        id,
        2 * layers * heads * (dim + value),
        Wording.text(
            "derived.operations-context.formula",
            Map.of(
                "layers", "" + layers,
                "heads", "" + heads,
                "dim", "" + dim,
                "value", "" + value)));
  }
}
