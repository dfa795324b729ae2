package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the first live reading of a repository said about the values it had been rebuilt with.
 *
 * @param equal how many values of the configuration were right
 * @param config values of the configuration that were not, sorted by key
 * @param card values in the front matter of the card that were not, sorted by key; rebuilt cards
 *     are extracts, so what one did not have is no correction
 * @param tensors tensors that were not, sorted by name
 * @param numbers in all tensors
 */
public record Confirmed(
    int equal,
    List<Corrected> config,
    List<Corrected> card,
    List<Corrected> tensors,
    Numbers numbers) {

  /**
   * A value that was not right.
   *
   * @param key with dots for nested keys; of tensors the name, with {@code {}} for every number
   * @param rebuilt JSON text, or empty when it had no such key; of tensors numbers, types and
   *     shapes, as {@code {0-59} BF16 [20480, 7168]}
   * @param read the same as it was read, or empty when there is no such key
   */
  public record Corrected(String key, String rebuilt, String read) {}

  /**
   * How many numbers all tensors hold together.
   *
   * @param rebuilt as rebuilt
   * @param read as read
   */
  public record Numbers(long rebuilt, long read) {}

  /** Whether nothing had to be corrected. */
  public boolean all() {
    return corrections() == 0;
  }

  /** How many values had to be corrected. */
  public int corrections() {
    return config.size() + card.size() + tensors.size();
  }

  /** Compares a live reading with the rebuilt snapshot it replaces. */
  static Confirmed of(Snapshot rebuilt, Snapshot live) {
    List<Corrected> config = corrected("config.json", rebuilt.config(), live.config());
    Set<String> keys = new HashSet<>(JsonChanges.flat(rebuilt.config()).keySet());
    keys.addAll(JsonChanges.flat(live.config()).keySet());
    return new Confirmed(
        keys.size() - config.size(),
        config,
        corrected("README.md", rebuilt.card(), live.card()).stream()
            .filter(c -> !c.rebuilt().isEmpty())
            .toList(),
        tensors(kinds(rebuilt), kinds(live)),
        new Numbers(rebuilt.numbers().longValue(), live.numbers().longValue()));
  }

  private static List<Corrected> corrected(String path, JsonNode rebuilt, JsonNode live) {
    return JsonChanges.between(path, rebuilt, live).stream()
        .map(c -> new Corrected(c.key(), c.before(), c.after()))
        .toList();
  }

  private static List<Corrected> tensors(
      SortedMap<String, String> rebuilt, SortedMap<String, String> live) {
    SortedSet<String> names = new TreeSet<>(rebuilt.keySet());
    names.addAll(live.keySet());
    List<Corrected> differ = new ArrayList<>();
    for (String name : names) {
      String before = rebuilt.getOrDefault(name, "");
      String now = live.getOrDefault(name, "");
      if (!before.equals(now)) {
        differ.add(new Corrected(name, before, now));
      }
    }
    return List.copyOf(differ);
  }

  /** Numbers, types and shapes of all tensors with one name, apart from its numbers. */
  private static SortedMap<String, String> kinds(Snapshot snapshot) {
    return snapshot.tensors().stream()
        .collect(
            Collectors.groupingBy(
                TensorPattern::skeleton,
                TreeMap::new,
                Collectors.mapping(Confirmed::kind, Collectors.joining("; "))));
  }

  private static String kind(TensorPattern tensor) {
    String numbers =
        tensor.indices().stream().map(i -> "{" + i + "} ").collect(Collectors.joining());
    return numbers + tensor.dtype() + " " + tensor.shape();
  }
}
