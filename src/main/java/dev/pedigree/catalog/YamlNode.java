package dev.pedigree.catalog;

import java.util.List;

/** A part of a YAML document that knows where it stands. */
sealed interface YamlNode {
  /** Offset in the file. */
  int at();

  /** One value, as it is written: nothing has been made of it yet. */
  record Scalar(int at, String text, boolean plain) implements YamlNode {
    /** Whether nothing is written here, or YAML's words for nothing. */
    boolean isNull() {
      return plain
          && (text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null"));
    }
  }

  /** A list. */
  record Sequence(int at, List<YamlNode> items) implements YamlNode {}

  /** Keys and values in the order of the file; no key twice. */
  record Mapping(int at, List<Entry> entries) implements YamlNode {}

  /** One key with its value. */
  record Entry(Scalar key, YamlNode value) {}
}
