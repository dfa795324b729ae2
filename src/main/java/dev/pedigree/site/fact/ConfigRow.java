package dev.pedigree.site.fact;

import dev.pedigree.crawl.snapshot.ConfigValue;
import dev.pedigree.lineage.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A key whose value differs between two configurations.
 *
 * @param key nested ones with dots
 * @param a the value on the first side as it stands there; empty where the key is left out
 * @param b the value on the second side
 */
public record ConfigRow(String key, String a, String b) {

  /** The keys that differ, sorted; none where a configuration was not read. */
  public static List<ConfigRow> of(Entry one, Entry other) {
    SortedMap<String, ConfigValue> a = values(one);
    SortedMap<String, ConfigValue> b = values(other);
    List<ConfigRow> rows = new ArrayList<>();
    if (a.isEmpty() || b.isEmpty()) {
      return rows;
    }
    SortedSet<String> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    ConfigValue none = new ConfigValue("", "");
    for (String key : keys) {
      ConfigValue left = a.getOrDefault(key, none);
      ConfigValue right = b.getOrDefault(key, none);
      if (!left.value().equals(right.value())) {
        rows.add(new ConfigRow(key, left.text(), right.text()));
      }
    }
    return rows;
  }

  private static SortedMap<String, ConfigValue> values(Entry entry) {
    return entry.snapshot().map(s -> ConfigValue.of(s.config())).orElseGet(TreeMap::new);
  }
}
