package dev.pedigree.crawl.snapshot;

import dev.pedigree.weights.TensorPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the first live reading of a repository said about the values it had been rebuilt with.
 *
 * @param equal how many values of the configuration were right
 * @param corrected values of the configuration that were not, sorted by key
 * @param tensors how many patterns of tensors are only on one side
 */
public record Confirmed(int equal, List<Corrected> corrected, int tensors) {

  /**
   * A value that was not right.
   *
   * @param key with dots for nested keys
   * @param rebuilt JSON text, or empty when it had no such key
   * @param read JSON text, or empty when there is no such key
   */
  public record Corrected(String key, String rebuilt, String read) {}

  /** Compares a live reading with the rebuilt snapshot it replaces. */
  static Confirmed of(Snapshot rebuilt, Snapshot live) {
    List<Corrected> corrected =
        JsonChanges.between("config.json", rebuilt.config(), live.config()).stream()
            .map(c -> new Corrected(c.key(), c.before(), c.after()))
            .toList();
    Set<String> keys = new HashSet<>(JsonChanges.flat(rebuilt.config()).keySet());
    keys.addAll(JsonChanges.flat(live.config()).keySet());
    Set<TensorPattern> tensors = new HashSet<>(live.tensors());
    long common = rebuilt.tensors().stream().filter(tensors::contains).count();
    long one = (long) rebuilt.tensors().size() + live.tensors().size() - 2 * common;
    return new Confirmed(keys.size() - corrected.size(), corrected, (int) one);
  }
}
