package dev.pedigree.text;

import java.util.List;

/** A part of a YAML document that knows where it stands. */
public sealed interface YamlNode {
  /** Offset in the file. */
  int at();

  /**
   * One value, as it is written: nothing has been made of it yet.
   *
   * @param plain written without quotes and without a tag
   */
  record Scalar(int at, String text, boolean plain) implements YamlNode {
    /** Whether nothing is written here, or one of YAML's words for nothing. */
    public boolean isNull() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }

  /** A list. */
  record Sequence(int at, List<YamlNode> items) implements YamlNode {}

  /** Keys and values in the order of the file; no key twice. */
  record Mapping(int at, List<Entry> entries) implements YamlNode {}

  /** One key with its value. */
  record Entry(Scalar key, YamlNode value) {}
}
