package dev.pedigree.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a pickle as it is written, not as Python would make it: nothing is looked up and
 * nothing is called. Nodes are shared where the pickle shares them.
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
   * @param at where the opcode stands in the file
   */
  record Global(String module, String name, long at) {
    String full() {
      return module + "." + name;
    }

    boolean is(String wantedModule, String wantedName) {
      return module.equals(wantedModule) && name.equals(wantedName);
    }
  }

  final Kind kind;

  /** Elements; of a dict key, value, key, value …; of a call what was appended or set on it. */
  final List<Object> items = new ArrayList<>(2);

  /** What a call calls. */
  Object callee = NONE;

  /** Arguments of a call, or the id of a persistent object. */
  Object args = NONE;

  /** What {@code __setstate__} would get. */
  Object state = NONE;

  /** Whether the items of a call were set as in a dict. */
  boolean keyed;

  PickleNode(Kind kind) {
    this.kind = kind;
    this.keyed = kind == Kind.DICT;
  }

  static PickleNode tuple(Object... items) {
    PickleNode node = new PickleNode(Kind.TUPLE);
    node.items.addAll(List.of(items));
    return node;
  }

  /** The elements of a tuple or list, else null. */
  static List<Object> list(Object value) {
    return value instanceof PickleNode node && (node.kind == Kind.TUPLE || node.kind == Kind.LIST)
        ? node.items
        : null;
  }
}
