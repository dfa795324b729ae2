package dev.pedigree.lineage.signature;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Sizes;
import dev.pedigree.lineage.sample.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A sample of a model's weights that is small enough to be kept: rows of the token embedding, of
 * the output matrix where it is a matrix of its own, and of the first layers, each cut to the same
 * units of the residual stream and rounded to bytes. At most {@link SignatureFile#MOST_BYTES}.
 *
 * @param sizes of the model
 * @param units of the residual stream whose numbers are kept: {@link
 *     dev.pedigree.lineage.sample.Spread#of} of the width, {@link SignatureReader#UNITS} at most
 * @param tensors in the order of {@link SignatureReader}
 * @param bytesRead bytes of the weight files that were read for it
 */
public record Signature(Sizes sizes, int units, List<SignedTensor> tensors, long bytesRead) {

  public Signature {
    tensors = List.copyOf(tensors);
  }

  /** Units of the residual stream. */
  public int width() {
    return sizes.width();
  }

  /** Whether all units are kept, so that a copy with its units in another order can be seen. */
  public boolean allUnits() {
    return units == sizes.width();
  }

  /** The tensor in a place; null if none is kept. */
  SignedTensor get(Slot slot) {
    return tensors.stream().filter(tensor -> tensor.slot().equals(slot)).findFirst().orElse(null);
  }

  /**
   * The tensors that are wanted, as a sample of a model that has no other units and layers than
   * those that are kept.
   */
  Sample sample(Predicate<Slot> wanted) {
    Map<Slot, Numbers> numbers = new LinkedHashMap<>();
    int layers = 0;
    for (SignedTensor tensor : tensors) {
      if (wanted.test(tensor.slot())) {
        numbers.put(tensor.slot(), tensor.numbers());
        layers = Math.max(layers, tensor.slot().layer() + 1);
      }
    }
    Sizes kept =
        new Sizes(
            units,
            sizes.ffn(),
            sizes.vocabulary(),
            sizes.heads(),
            sizes.kvHeads(),
            sizes.experts());
    return new Sample(numbers, kept, layers, new TreeMap<>(), false, new TreeMap<>(), bytesRead);
  }
}
