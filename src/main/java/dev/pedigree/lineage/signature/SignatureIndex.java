package dev.pedigree.lineage.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Signatures by their {@link Buckets}: finds those that may share weights with a model. */
public final class SignatureIndex {
  /** Pairs by which probabilities are multiplied at most, those of fourteen thousand models. */
  private static final int MOST_COMPARISONS = 100_000_000;

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

  /** The models of a width, by id: only those can be compared with one of that width. */
  public List<String> ofWidth(int width) {
    return signatures.entrySet().stream()
        .filter(one -> one.getValue().width() == width)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many pairs can be compared at all. */
  private int comparisons() {
    long pairs = 0;
    Map<Integer, Long> widths = new HashMap<>();
    for (Signature one : signatures.values()) {
      pairs += widths.merge(one.width(), 1L, Long::sum) - 1;
    }
    return (int) Math.max(1, Math.min(MOST_COMPARISONS, pairs));
  }

  /**
   * What two models of the index show of each other, with all pairs counted that it can compare;
   * empty where one of the two has no signature.
   */
  public Optional<Resemblance> resemblance(String a, String b) {
    Signature left = signatures.get(a);
    Signature right = signatures.get(b);
    return left == null || right == null
        ? Optional.empty()
        : Optional.of(ResemblanceReader.of(left, right, comparisons()));
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
