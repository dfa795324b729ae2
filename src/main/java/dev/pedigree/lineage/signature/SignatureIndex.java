package dev.pedigree.lineage.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Signatures by their {@link Buckets}: finds those that may share weights with a model. */
public final class SignatureIndex {
  private final SortedMap<String, Signature> signatures = new TreeMap<>();
  private final Map<String, List<String>> holders = new HashMap<>();

  /**
   * The index of signatures.
   *
   * @param signatures by catalogue id
   */
  public static SignatureIndex of(Map<String, Signature> signatures) {
    SignatureIndex index = new SignatureIndex();
    new TreeMap<>(signatures).forEach(index::add);
    return index;
  }

  private SignatureIndex() {}

  private void add(String id, Signature signature) {
    signatures.put(id, signature);
    for (String key : Buckets.of(signature)) {
      holders.computeIfAbsent(key, k -> new ArrayList<>()).add(id);
    }
  }

  /** How many there are. */
  public int size() {
    return signatures.size();
  }

  /** The signature of a model; null if there is none. */
  public Signature get(String id) {
    return signatures.get(id);
  }

  /** How many there are of a width: only those can be compared. */
  public int ofWidth(int width) {
    return (int) signatures.values().stream().filter(one -> one.width() == width).count();
  }

  /** The models that have enough keys in common with a signature, by id. */
  public SortedSet<String> candidates(Signature signature) {
    Map<String, Integer> shared = new HashMap<>();
    for (String key : Buckets.of(signature)) {
      holders.getOrDefault(key, List.of()).forEach(id -> shared.merge(id, 1, Integer::sum));
    }
    SortedSet<String> candidates = new TreeSet<>();
    shared.forEach(
        (id, count) -> {
          if (Buckets.enough(count, signature)) {
            candidates.add(id);
          }
        });
    return candidates;
  }

  /** All pairs that may share weights, the smaller id first. */
  public Set<List<String>> pairs() {
    Set<List<String>> pairs = new HashSet<>();
    signatures.forEach(
        (id, signature) ->
            candidates(signature).stream()
                .filter(other -> id.compareTo(other) < 0)
                .forEach(other -> pairs.add(List.of(id, other))));
    return pairs;
  }
}
