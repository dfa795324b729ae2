package dev.pedigree.weights.torch;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.torch.PickleNode.Kind;

/** Reads the record about the system that wrote a file, in the formats before the zip archive. */
final class TorchSystem {
  private TorchSystem() {}

  /** The version of the format, or the empty string; oddities are reported. */
  static String version(Object info, Notes notes) {
    if (!(info instanceof PickleNode node) || node.kind != Kind.DICT) {
      notes.warning("bad-sys-info", "");
      return "";
    }
    if (Boolean.FALSE.equals(value(node, "little_endian"))) {
      notes.warning("big-endian", "");
    }
    return value(node, "protocol_version") instanceof Long version ? version.toString() : "";
  }

  private static Object value(PickleNode dict, String wanted) {
    for (int i = 0; i + 1 < dict.items.size(); i += 2) {
      if (wanted.equals(dict.items.get(i))) {
        return dict.items.get(i + 1);
      }
    }
    return PickleNode.NONE;
  }
}
