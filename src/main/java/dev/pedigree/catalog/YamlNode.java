package dev.pedigree.catalog;

import java.util.List;

/** A node of a YAML document, with its offset in the file. */
sealed interface YamlNode {
  /** Offset in the file. */
  int at();

  /** A value as written, not yet converted to a type. */
  record Scalar(int at, String text, boolean plain) implements YamlNode {
    /** Whether it is empty or a null of YAML. */
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
