package dev.pedigree.lineage.sample;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/**
 * What was read of the weights of one model.
 *
 * @param tensors by place, in the order of {@link SampleReader}
 * @param sizes of the model
 * @param layers how many
 * @param quantised how its matrices are stored, by number type, if in fewer than 16 bits: {@code
 *     Q4_0}, {@code F8_E4M3}
 * @param whole whether every learned tensor was read whole
 * @param skipped tensors that were left out, by reason
 * @param bytesRead bytes of the files that were read for it, headers not counted
 */
public record Sample(
    Map<Slot, Numbers> tensors,
    Sizes sizes,
    int layers,
    SortedMap<String, Long> quantised,
    boolean whole,
    SortedMap<String, Long> skipped,
    long bytesRead) {

  public Sample {
    tensors = Collections.unmodifiableMap(tensors);
  }

  /** The numbers in a place; null if there is none or it was not read. */
  public Numbers get(Slot slot) {
    return tensors.get(slot);
  }
}
