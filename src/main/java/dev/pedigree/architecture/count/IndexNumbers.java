package dev.pedigree.architecture.count;

import static dev.pedigree.architecture.count.AttentionLayers.layersWith;
import static dev.pedigree.architecture.count.AttentionLayers.number;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What a model keeps of tokens beside keys and values, at 16 bits a number: the keys of indexers,
 * and entries that stand for pieces of the text.
 */
final class IndexNumbers {
  private IndexNumbers() {}

  /** Bytes for a token; none for a model without indexers and entries. */
  static List<DerivedNumber> of(Architecture architecture) {
    List<DerivedNumber> numbers = new ArrayList<>();
    long dim = number(architecture, Size.INDEX_DIM);
    long indexers = layersWith(architecture, Role.INDEX_K.weight()).size();
    if (indexers > 0 && dim > 0) {
      numbers.add(
          DerivedNumber.bytes(
              "index-cache",
              CacheNumbers.BYTES * indexers * dim,
              Wording.text(
                  "derived.index-cache.formula",
                  Map.of("layers", "" + indexers, "dim", "" + dim))));
    }
    entries(architecture, numbers);
    return numbers;
  }

  private static void entries(Architecture architecture, List<DerivedNumber> numbers) {
    SortedSet<Integer> layers = layersWith(architecture, Role.ENTRY_KV.weight());
    SortedSet<Integer> indexed = layersWith(architecture, Role.INDEX_ENTRY_KV.weight());
    double sum = 0;
    for (int layer : layers) {
      if (layer >= architecture.computation().layers().size()) {
        continue;
      }
      double tokens = architecture.computation().number(Setting.ENTRY_TOKENS, layer, 0);
      long dim = number(architecture, Size.HEAD_DIM);
      dim += indexed.contains(layer) ? number(architecture, Size.INDEX_DIM) : 0;
      sum += tokens > 0 ? dim / tokens : 0;
    }
    if (sum > 0) {
      numbers.add(
          DerivedNumber.bytes(
              "entries",
              (long) Math.ceil(CacheNumbers.BYTES * sum),
              Wording.text("derived.entries.formula", Map.of("layers", "" + layers.size()))));
    }
  }
}
