package dev.pedigree.weights.torch;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pickle, protocols 0 to 5, symbolically: names are recorded and not resolved, calls are
 * recorded and not made. Time is linear in its bytes, and memory has a budget.
 */
final class Unpickler {
  private final PickleInput in;
  private final PickleStack stack;
  private final Notes notes;
  private final List<Global> globals = new ArrayList<>();
  private boolean protocol;

  /**
   * @param bytes positioned at the pickle, limited to where it must end
   * @param base position of index 0 of the buffer in the file
   */
  Unpickler(ByteBuffer bytes, long base, PickleBudget budget, Notes notes) {
    this.in = new PickleInput(bytes, base, notes);
    this.notes = notes;
    this.stack =
        new PickleStack(
            budget, () -> in.bad(in.at()), () -> notes.stop("pickle-too-large", place(in.at())));
  }

  /** The names seen so far, also after reading failed. */
  List<Global> globals() {
    return globals;
  }

  /** Index of the first byte after the pickle. */
  int end() {
    return in.at();
  }

  /** Index up to which bytes were needed when there were too few; 0 when there were enough. */
  long wanted() {
    return in.wanted();
  }

  Object read() {
    int start = in.at();
    while (true) {
      int opAt = in.at();
      int op = in.u8();
      if (op == '.') {
        Object value = stack.pop();
        if (stack.size() > 0) {
          notes.warning("stack-left-over", place(opAt), "count", stack.size());
        }
        if (!protocol) {
          notes.info("no-protocol", place(start));
        }
        return value;
      }
      plain(op, opAt);
    }
  }

  private String place(int index) {
    return Notes.at(in.position(index));
  }

  /** Opcodes for numbers, texts and moving values on the stack. */
  private void plain(int op, int opAt) {
    switch (op) {
      case 0x80 -> {
        protocol = true;
        if (in.u8() > 5) {
          throw in.bad(opAt);
        }
      }
      case 0x95 -> in.need(in.i64());
      case '(' -> stack.mark();
      case '0' -> stack.drop();
      case '1' -> stack.popToMark();
      case '2' -> stack.pushAgain(stack.top());
      case 'N' -> stack.push(PickleNode.NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'K' -> stack.push((long) in.u8());
      case 'M' -> stack.push((long) in.u16());
      case 'J' -> stack.push((long) (int) in.u32());
      case 0x8a -> stack.push(in.number(in.u8(), opAt));
      case 0x8b -> stack.push(in.number((long) (int) in.u32(), opAt));
      case 'G' -> stack.push(Double.longBitsToDouble(Long.reverseBytes(in.i64())));
      case 'I', 'L' -> stack.push(in.decimal(opAt));
      case 'F' -> stack.push(in.decimalFraction(opAt));
      case 'S' -> stack.push(in.quoted(opAt));
      case 'V' -> stack.push(PickleEscapes.unicode(in.line()));
      case 'X', 'T' -> stack.push(in.string(in.u32()));
      case 0x8c, 'U' -> stack.push(in.string(in.u8()));
      case 0x8d -> stack.push(in.string(in.i64()));
      case 'B' -> stack.push(in.bytes(in.u32()));
      case 'C' -> stack.push(in.bytes(in.u8()));
      case 0x8e, 0x96 -> stack.push(in.bytes(in.i64()));
      case 0x97 -> stack.push(PickleNode.NONE);
      case 0x98 -> stack.top();
      case 'p' -> put(in.decimal(opAt), opAt);
      case 'q' -> put((long) in.u8(), opAt);
      case 'r' -> put(in.u32(), opAt);
      case 0x94 -> put((long) stack.memoSize(), opAt);
      case 'g' -> get(in.decimal(opAt), opAt);
      case 'h' -> get((long) in.u8(), opAt);
      case 'j' -> get(in.u32(), opAt);
      default -> structure(op, opAt);
    }
  }

  /** Opcodes for tuples, lists, dicts and sets. */
  private void structure(int op, int opAt) {
    switch (op) {
      case ']' -> stack.push(new PickleNode(Kind.LIST));
      case '}' -> stack.push(new PickleNode(Kind.DICT));
      case ')' -> stack.push(new PickleNode(Kind.TUPLE));
      case 0x8f -> stack.push(new PickleNode(Kind.SET));
      case 't' -> stack.push(new PickleNode(Kind.TUPLE, stack.popToMark()));
      case 'l' -> stack.push(new PickleNode(Kind.LIST, stack.popToMark()));
      case 0x91 -> stack.push(new PickleNode(Kind.SET, stack.popToMark()));
      case 'd' -> stack.push(new PickleNode(Kind.DICT, even(stack.popToMark(), opAt)));
      case 0x85 -> stack.push(new PickleNode(Kind.TUPLE, stack.pop(1)));
      case 0x86 -> stack.push(new PickleNode(Kind.TUPLE, stack.pop(2)));
      case 0x87 -> stack.push(new PickleNode(Kind.TUPLE, stack.pop(3)));
      case 'a' -> {
        List<Object> value = stack.pop(1);
        add(target(opAt), value);
      }
      case 'e', 0x90 -> {
        List<Object> items = stack.popToMark();
        add(target(opAt), items);
      }
      case 's' -> {
        List<Object> pair = stack.pop(2);
        add(keyed(opAt), pair);
      }
      case 'u' -> {
        List<Object> items = even(stack.popToMark(), opAt);
        add(keyed(opAt), items);
      }
      default -> calls(op, opAt);
    }
  }

  /** Opcodes for names, calls and persistent ids. */
  private void calls(int op, int opAt) {
    switch (op) {
      case 'P' -> persistent(in.line());
      case 'Q' -> persistent(stack.pop());
      case 'c' -> stack.push(global(in.line(), in.line(), opAt));
      case 0x93 -> {
        Object name = stack.pop();
        Object module = stack.pop();
        if (!(name instanceof String n) || !(module instanceof String m)) {
          throw in.bad(opAt);
        }
        stack.push(global(m, n, opAt));
      }
      case 'i' -> {
        Global callee = global(in.line(), in.line(), opAt);
        call(callee, new PickleNode(Kind.TUPLE, stack.popToMark()), opAt);
      }
      case 'o' -> {
        List<Object> items = stack.popToMark();
        if (items.isEmpty()) {
          throw in.bad(opAt);
        }
        Object callee = items.remove(0);
        call(callee, new PickleNode(Kind.TUPLE, items), opAt);
      }
      case 'R', 0x81 -> {
        Object args = stack.pop();
        call(stack.pop(), args, opAt);
      }
      case 0x92 -> {
        stack.pop(); // keyword arguments: no rebuild function takes any
        Object args = stack.pop();
        call(stack.pop(), args, opAt);
      }
      case 'b' -> {
        Object state = stack.pop();
        if (!(stack.top() instanceof PickleNode node)) {
          throw in.bad(opAt);
        }
        node.state = state;
      }
      case 0x82, 0x83, 0x84 -> {
        long code = op == 0x82 ? in.u8() : op == 0x83 ? in.u16() : in.u32();
        notes.error("extension-code", place(opAt), "code", code);
        stack.push(new Global("copyreg", "extension " + code, in.position(opAt)));
      }
      default -> throw in.bad(opAt);
    }
  }

  private void persistent(Object id) {
    stack.push(new PickleNode(Kind.PERSISTENT)).args = id;
  }

  private void call(Object callee, Object args, int opAt) {
    boolean callable = callee instanceof Global || callee instanceof PickleNode;
    if (!callable || PickleNode.list(args) == null) {
      throw in.bad(opAt);
    }
    PickleNode node = stack.push(new PickleNode(Kind.CALL));
    node.callee = callee;
    node.args = args;
  }

  private Global global(String module, String name, int opAt) {
    Global global = new Global(module, name, in.position(opAt));
    stack.spend(160 + 2L * (module.length() + name.length()));
    globals.add(global);
    return global;
  }

  private void add(PickleNode node, List<Object> items) {
    stack.spend(12L * items.size());
    node.add(items);
  }

  private PickleNode target(int opAt) {
    if (stack.top() instanceof PickleNode node
        && node.kind != Kind.TUPLE
        && node.kind != Kind.DICT) {
      return node;
    }
    throw in.bad(opAt);
  }

  private PickleNode keyed(int opAt) {
    if (stack.top() instanceof PickleNode node
        && (node.kind == Kind.DICT || node.kind == Kind.CALL)) {
      node.keyed = true;
      return node;
    }
    throw in.bad(opAt);
  }

  private List<Object> even(List<Object> items, int opAt) {
    if (items.size() % 2 != 0) {
      throw in.bad(opAt);
    }
    return items;
  }

  private void put(Object key, int opAt) {
    if (!(key instanceof Long index) || index < 0) {
      throw in.bad(opAt);
    }
    if (index > in.limit()) {
      notes.warning("odd-memo-index", place(opAt), "index", index);
    }
    stack.put(index, stack.top());
  }

  private void get(Object key, int opAt) {
    Object value = key instanceof Long index && index >= 0 ? stack.get(index) : null;
    if (value == null) {
      throw in.bad(opAt);
    }
    stack.pushAgain(value);
  }
}
