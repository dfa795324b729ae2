package dev.pedigree.weights.torch;

import dev.pedigree.diagnostics.FindingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The stack and the memo of an unpickler. */
final class PickleStack {
  private static final Object MARK = new Object();

  /** Memo keys below this are kept in an array, as writers number them in order. */
  private static final int DENSE = 1 << 22;

  private final PickleBudget budget;
  private final Supplier<FindingException> broken;
  private final Supplier<FindingException> tooLarge;
  private final List<Object> values = new ArrayList<>();
  private final List<Object> dense = new ArrayList<>();
  private final Map<Long, Object> sparse = new HashMap<>();
  private int memoSize;

  /**
   * @param broken made when the stack does not hold what an opcode needs
   * @param tooLarge made when the values would not fit the budget
   */
  PickleStack(
      PickleBudget budget, Supplier<FindingException> broken, Supplier<FindingException> tooLarge) {
    this.budget = budget;
    this.broken = broken;
    this.tooLarge = tooLarge;
  }

  int size() {
    return values.size();
  }

  void push(Object value) {
    spend(value instanceof String text ? 48 + 2L * text.length() : 16);
    values.add(value);
  }

  /** Pushes a value that exists already and costs only a reference. */
  void pushAgain(Object value) {
    spend(8);
    values.add(value);
  }

  PickleNode push(PickleNode node) {
    spend(64 + 8L * node.items.size());
    values.add(node);
    return node;
  }

  void mark() {
    spend(8);
    values.add(MARK);
  }

  /** Counts memory that a value takes. */
  void spend(long bytes) {
    if (!budget.spend(bytes)) {
      throw tooLarge.get();
    }
  }

  Object pop() {
    Object value = top();
    drop();
    return value;
  }

  /** Removes the top of the stack, even if it is a mark. */
  void drop() {
    if (values.isEmpty()) {
      throw broken.get();
    }
    values.remove(values.size() - 1);
    budget.spend(-8);
  }

  /** The value on top; throws if there is none or a mark. */
  Object top() {
    if (values.isEmpty() || values.get(values.size() - 1) == MARK) {
      throw broken.get();
    }
    return values.get(values.size() - 1);
  }

  /** Removes this many values and returns them in the order they were pushed. */
  List<Object> pop(int count) {
    List<Object> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(0, pop());
    }
    return items;
  }

  /** Removes all values above the last mark, and the mark. */
  List<Object> popToMark() {
    for (int i = values.size() - 1; i >= 0; i--) {
      if (values.get(i) == MARK) {
        List<Object> items = new ArrayList<>(values.subList(i + 1, values.size()));
        budget.spend(-8L * (values.size() - i));
        values.subList(i, values.size()).clear();
        return items;
      }
    }
    throw broken.get();
  }

  /** Number of keys in the memo. */
  int memoSize() {
    return memoSize;
  }

  void put(long key, Object value) {
    if (key > dense.size() || key >= DENSE) {
      spend(80);
      memoSize += sparse.put(key, value) == null ? 1 : 0;
    } else if (key == dense.size()) {
      spend(8);
      dense.add(value);
      memoSize += sparse.remove(key) == null ? 1 : 0;
    } else {
      dense.set((int) key, value);
    }
  }

  /** A value of the memo, or null. */
  Object get(long key) {
    return key < dense.size() ? dense.get((int) key) : sparse.get(key);
  }
}
