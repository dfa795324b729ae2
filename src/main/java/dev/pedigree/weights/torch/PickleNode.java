package dev.pedigree.weights.torch;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a pickle as it is written, not evaluated: no name is looked up and nothing is called.
 * A value that the pickle refers to twice is one node.
 */
final class PickleNode {
  /** Python's None. */
  static final Object NONE = new Object();

  enum Kind {
    TUPLE,
    LIST,
    DICT,
    SET,
    CALL,
    PERSISTENT
  }

  /**
   * A name that Python would import.
   *
   * @param at position of the opcode in the file
   */
  record Global(String module, String name, long at) {
    String full() {
      return module + "." + name;
    }

    boolean is(String wantedModule, String wantedName) {
      return module.equals(wantedModule) && name.equals(wantedName);
    }
  }

  /**
   * A sequence of bytes, of which only the position is kept.
   *
   * @param at position of the first byte in the file
   */
  record Bytes(long at, int length) {}

  final Kind kind;

  /**
   * Elements; of a dict key, value, key, value …; of a call what was appended or set on its result.
   */
  List<Object> items = List.of();

  /** The function of a call. */
  Object callee = NONE;

  /** Arguments of a call, or the id of a persistent object. */
  Object args = NONE;

  /** The argument of {@code __setstate__}. */
  Object state = NONE;

  /** Whether the items of a call are keys and values. */
  boolean keyed;

  PickleNode(Kind kind) {
    this.kind = kind;
    this.keyed = kind == Kind.DICT;
  }

  /** A node that owns these elements. */
  PickleNode(Kind kind, List<Object> items) {
    this(kind);
    this.items = items;
  }

  void add(List<Object> more) {
    if (items.isEmpty()) {
      items = new ArrayList<>(more.size());
    }
    items.addAll(more);
  }

  static PickleNode tuple(Object... items) {
    return new PickleNode(Kind.TUPLE, List.of(items));
  }

  /** The elements of a tuple or list, else null. */
  static List<Object> list(Object value) {
    return value instanceof PickleNode node && (node.kind == Kind.TUPLE || node.kind == Kind.LIST)
        ? node.items
        : null;
  }
}
