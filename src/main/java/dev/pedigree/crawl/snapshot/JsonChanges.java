package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds changes between two JSON objects, key by key. */
final class JsonChanges {
  /** Longest value in a change; longer ones are cut. */
  private static final int LONGEST = 300;

  private JsonChanges() {}

  /** The changes, sorted by key. Nested keys are written with dots; an array is one value. */
  static List<Change> between(String path, JsonNode before, JsonNode after) {
    SortedMap<String, JsonNode> old = flat(before);
    SortedMap<String, JsonNode> now = flat(after);
    SortedSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      JsonNode a = old.get(key);
      JsonNode b = now.get(key);
      if (!same(a, b)) {
        changes.add(new Change(path, Clean.text(key), text(a), text(b)));
      }
    }
    return changes;
  }

  /** Whether two values are equal; {@code 10000} equals {@code 10000.0}. */
  private static boolean same(JsonNode a, JsonNode b) {
    if (a == null || b == null) {
      return false;
    }
    return a.isNumber() && b.isNumber()
        ? a.decimalValue().compareTo(b.decimalValue()) == 0
        : a.equals(b);
  }

  /** A value as it stands in the file, cut when it is long; empty for none. */
  static String text(JsonNode value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return TextNode.valueOf(text.substring(0, end) + "…").toString();
  }

  /** Every value by its key. */
  static SortedMap<String, JsonNode> flat(JsonNode node) {
    SortedMap<String, JsonNode> flat = new TreeMap<>();
    node.properties().forEach(e -> flatten(e.getKey(), e.getValue(), flat));
    return flat;
  }

  private static void flatten(String key, JsonNode value, SortedMap<String, JsonNode> into) {
    if (value.isObject() && !value.isEmpty()) {
      value.properties().forEach(e -> flatten(key + "." + e.getKey(), e.getValue(), into));
    } else {
      into.put(key, value);
    }
  }
}
