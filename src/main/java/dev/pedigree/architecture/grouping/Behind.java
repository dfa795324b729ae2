package dev.pedigree.architecture.grouping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tensors lie behind the last layer of a network, numbered as if they were layers, to predict
 * further tokens: a matrix there takes what the last layer gives and an embedding side by side, so
 * that one of its sides is twice the other, and no other layer has one.
 *
 * <p>Source: {@code eh_proj} of DeepSeek-V3 and those that follow it.
 */
final class Behind {

  /** Most layers for further tokens. */
  private static final int MOST = 4;

  private Behind() {}

  /** The names of these tensors; empty if there are none. */
  static Set<String> of(List<Kin> all) {
    int last = -1;
    Map<Long, Integer> widths = new HashMap<>();
    for (Kin kin : all) {
      for (int layer : kin.layers()) {
        last = Math.max(last, layer);
      }
      if (kin.layered() && kin.shape().size() == 1) {
        widths.merge(kin.shape().get(0), kin.layers().size(), Integer::sum);
      }
    }
    long width =
        widths.entrySet().stream()
            .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(-1L);
    int from = last + 1;
    for (Kin kin : all) {
      boolean merges =
          kin.shape().size() == 2
              && kin.experts() == 0
              && kin.shape().contains(width)
              && kin.shape().contains(2 * width);
      int first = kin.layers().stream().min(Comparator.naturalOrder()).orElse(-1);
      if (merges && first > last - MOST && kin.layers().size() == last - first + 1) {
        from = Math.min(from, first);
      }
    }
    Set<String> behind = new HashSet<>();
    int first = from;
    if (first > 0 && first <= last) {
      all.stream().filter(Kin::layered).forEach(k -> behind.addAll(k.names(l -> l >= first)));
    }
    return behind;
  }
}
