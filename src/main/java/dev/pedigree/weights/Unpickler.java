package dev.pedigree.weights;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.PickleNode.Global;
import dev.pedigree.weights.PickleNode.Kind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a pickle, protocols 0 to 5, symbolically: names are noted and never resolved, calls are
 * noted and never made. Work and memory follow the bytes of the pickle.
 */
final class Unpickler {
  private static final Object MARK = new Object();

  /** Longer numbers are nobody's size; they are kept as unknown. */
  private static final int LONGEST_NUMBER = 64;

  private final ByteBuffer in;
  private final long base;
  private final Notes notes;
  private final Map<Long, Object> memo = new HashMap<>();
  private final List<Global> globals = new ArrayList<>();
  private List<Object> stack = new ArrayList<>();
  private int at;
  private long wanted;
  private boolean protocol;

  /**
   * @param in positioned at the pickle, limited to where it must end
   * @param base position of index 0 of the buffer in the file
   */
  Unpickler(ByteBuffer in, long base, Notes notes) {
    this.in = in.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.base = base;
    this.notes = notes;
    this.at = in.position();
  }

  /** The names seen so far, also when reading failed. */
  List<Global> globals() {
    return globals;
  }

  /** Index of the first byte after the pickle. */
  int end() {
    return at;
  }

  /** Index up to which bytes were asked for when there were too few; 0 when there were enough. */
  long wanted() {
    return wanted;
  }

  Object read() {
    int start = at;
    while (true) {
      int opAt = at;
      int op = u8();
      if (op == '.') {
        Object value = pop();
        if (value == MARK) {
          throw bad(opAt);
        }
        if (!stack.isEmpty()) {
          notes.warning("stack-left-over", place(opAt), "count", stack.size());
        }
        if (!protocol) {
          notes.info("no-protocol", place(start));
        }
        return value;
      }
      step(op, opAt);
    }
  }

  private String place(int index) {
    return Notes.at(base + index);
  }

  private FindingException bad(int index) {
    return notes.stop("bad-pickle", place(index));
  }

  private void need(long count) {
    if (count < 0 || count > in.limit() - at) {
      wanted = count < 0 || count > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + count;
      throw bad(at);
    }
  }

  private int u8() {
    need(1);
    return in.get(at++) & 0xff;
  }

  private long u32() {
    need(4);
    at += 4;
    return Integer.toUnsignedLong(in.getInt(at - 4));
  }

  private long i64() {
    need(8);
    at += 8;
    return in.getLong(at - 8);
  }

  private String line() {
    int from = at;
    while (at < in.limit() && in.get(at) != '\n') {
      at++;
    }
    need(1);
    at++;
    return text(from, at - 1 - from);
  }

  private String text(int from, long length) {
    byte[] bytes = new byte[(int) length];
    in.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Object string(long length) {
    need(length);
    String value = text(at, length);
    if (value.indexOf('\ufffd') >= 0) {
      if (!surrogates(at, (int) length)) {
        throw bad(at);
      }
      notes.warning("string-not-utf8", place(at), "key", Notes.shown(value));
    }
    at += (int) length;
    return value;
  }

  /** Python writes lone surrogates as if they were characters; other bytes are no text at all. */
  private boolean surrogates(int from, int length) {
    for (int i = from; i + 1 < from + length; i++) {
      if ((in.get(i) & 0xff) == 0xed && (in.get(i + 1) & 0xff) >= 0xa0) {
        return true;
      }
    }
    return false;
  }

  private Object bytes(long length) {
    need(length);
    at += (int) length;
    return new byte[0]; // nobody needs the content
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object pop() {
    if (stack.isEmpty()) {
      throw bad(at);
    }
    return stack.remove(stack.size() - 1);
  }

  private Object top() {
    if (stack.isEmpty()) {
      throw bad(at);
    }
    return stack.get(stack.size() - 1);
  }

  /** Takes what was pushed since the last mark. */
  private List<Object> popMark() {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (stack.get(i) == MARK) {
        List<Object> items = new ArrayList<>(stack.subList(i + 1, stack.size()));
        stack.subList(i, stack.size()).clear();
        return items;
      }
    }
    throw bad(at);
  }

  private PickleNode node(Kind kind, List<Object> items) {
    PickleNode node = new PickleNode(kind);
    node.items.addAll(items);
    return node;
  }

  private List<Object> popped(int count) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(0, pop());
    }
    return items;
  }

  private void step(int op, int opAt) {
    switch (op) {
      case 0x80 -> {
        int version = u8();
        protocol = true;
        if (version > 5) {
          throw bad(opAt);
        }
      }
      case 0x95 -> {
        long length = i64();
        need(length);
      }
      case '(' -> {
        push(MARK);
      }
      case '0' -> pop();
      case '1' -> popMark();
      case '2' -> push(top());
      case 'N' -> push(PickleNode.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) u8());
      case 'M' -> {
        need(2);
        at += 2;
        push((long) (in.getShort(at - 2) & 0xffff));
      }
      case 'J' -> push((long) (int) u32());
      case 0x8a -> push(number(u8(), opAt));
      case 0x8b -> push(number((int) u32(), opAt));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(i64())));
      case 'I', 'L' -> push(decimal(line(), opAt));
      case 'F' -> {
        try {
          push(Double.parseDouble(line().strip()));
        } catch (NumberFormatException e) {
          throw bad(opAt);
        }
      }
      case 'S' -> {
        String quoted = line().strip();
        boolean sound =
            quoted.length() >= 2
                && (quoted.charAt(0) == '\'' || quoted.charAt(0) == '"')
                && quoted.charAt(quoted.length() - 1) == quoted.charAt(0);
        if (!sound) {
          throw bad(opAt);
        }
        push(quoted.substring(1, quoted.length() - 1));
      }
      case 'V' -> push(line());
      case 'X' -> push(string(u32()));
      case 0x8c -> push(string(u8()));
      case 0x8d -> push(string(i64()));
      case 'U' -> push(string(u8()));
      case 'T' -> push(string(u32()));
      case 'B' -> push(bytes(u32()));
      case 'C' -> push(bytes(u8()));
      case 0x8e, 0x96 -> push(bytes(i64()));
      case 0x97 -> push(PickleNode.NONE);
      case 0x98 -> top();
      default -> structure(op, opAt);
    }
  }

  private void structure(int op, int opAt) {
    switch (op) {
      case ']' -> push(new PickleNode(Kind.LIST));
      case '}' -> push(new PickleNode(Kind.DICT));
      case ')' -> push(new PickleNode(Kind.TUPLE));
      case 0x8f -> push(new PickleNode(Kind.SET));
      case 't' -> push(node(Kind.TUPLE, popMark()));
      case 'l' -> push(node(Kind.LIST, popMark()));
      case 0x91 -> push(node(Kind.SET, popMark()));
      case 'd' -> push(node(Kind.DICT, even(popMark(), opAt)));
      case 0x85 -> push(node(Kind.TUPLE, popped(1)));
      case 0x86 -> push(node(Kind.TUPLE, popped(2)));
      case 0x87 -> push(node(Kind.TUPLE, popped(3)));
      case 'a' -> {
        Object value = pop();
        target(opAt).items.add(value);
      }
      case 'e', 0x90 -> {
        List<Object> items = popMark();
        target(opAt).items.addAll(items);
      }
      case 's' -> {
        List<Object> pair = popped(2);
        keyed(opAt).items.addAll(pair);
      }
      case 'u' -> {
        List<Object> items = even(popMark(), opAt);
        keyed(opAt).items.addAll(items);
      }
      case 'p' -> put(decimal(line(), opAt), opAt);
      case 'q' -> put((long) u8(), opAt);
      case 'r' -> put(u32(), opAt);
      case 0x94 -> put((long) memo.size(), opAt);
      case 'g' -> get(decimal(line(), opAt), opAt);
      case 'h' -> get((long) u8(), opAt);
      case 'j' -> get(u32(), opAt);
      case 'P' -> {
        PickleNode node = new PickleNode(Kind.PERSISTENT);
        node.args = line();
        push(node);
      }
      case 'Q' -> {
        PickleNode node = new PickleNode(Kind.PERSISTENT);
        node.args = pop();
        push(node);
      }
      default -> calls(op, opAt);
    }
  }

  private void calls(int op, int opAt) {
    switch (op) {
      case 'c' -> push(global(line(), line(), opAt));
      case 0x93 -> {
        Object name = pop();
        Object module = pop();
        if (!(name instanceof String n) || !(module instanceof String m)) {
          throw bad(opAt);
        }
        push(global(m, n, opAt));
      }
      case 'i' -> {
        Global callee = global(line(), line(), opAt);
        call(callee, node(Kind.TUPLE, popMark()), opAt);
      }
      case 'o' -> {
        List<Object> items = popMark();
        if (items.isEmpty()) {
          throw bad(opAt);
        }
        call(items.get(0), node(Kind.TUPLE, items.subList(1, items.size())), opAt);
      }
      case 'R', 0x81 -> {
        Object args = pop();
        call(pop(), args, opAt);
      }
      case 0x92 -> {
        pop();
        Object args = pop();
        call(pop(), args, opAt);
      }
      case 'b' -> {
        Object state = pop();
        if (top() instanceof PickleNode node) {
          node.state = state;
        } else {
          throw bad(opAt);
        }
      }
      case 0x82, 0x83, 0x84 -> {
        long code = op == 0x82 ? u8() : op == 0x83 ? u8() | u8() << 8 : u32();
        notes.error("extension-code", place(opAt), "code", code);
        push(new Global("copyreg", "extension " + code, base + opAt));
      }
      default -> throw bad(opAt);
    }
  }

  private void call(Object callee, Object args, int opAt) {
    boolean callable = callee instanceof Global || callee instanceof PickleNode;
    if (!callable || PickleNode.list(args) == null) {
      throw bad(opAt);
    }
    PickleNode node = new PickleNode(Kind.CALL);
    node.callee = callee;
    node.args = args;
    push(node);
  }

  private Global global(String module, String name, int opAt) {
    Global global = new Global(module, name, base + opAt);
    globals.add(global);
    return global;
  }

  private PickleNode target(int opAt) {
    if (top() instanceof PickleNode node && node.kind != Kind.TUPLE && node.kind != Kind.DICT) {
      return node;
    }
    throw bad(opAt);
  }

  private PickleNode keyed(int opAt) {
    if (top() instanceof PickleNode node && (node.kind == Kind.DICT || node.kind == Kind.CALL)) {
      node.keyed = true;
      return node;
    }
    throw bad(opAt);
  }

  private List<Object> even(List<Object> items, int opAt) {
    if (items.size() % 2 != 0) {
      throw bad(opAt);
    }
    return items;
  }

  private void put(Object key, int opAt) {
    if (!(key instanceof Long index) || index < 0) {
      throw bad(opAt);
    }
    if (index > in.limit()) {
      notes.warning("odd-memo-index", place(opAt), "index", index);
    }
    memo.put(index, top());
  }

  private void get(Object key, int opAt) {
    Object value = memo.get(key);
    if (value == null) {
      throw bad(opAt);
    }
    push(value);
  }

  private Object number(long length, int opAt) {
    need(length);
    at += (int) length;
    if (length > LONGEST_NUMBER) {
      notes.warning("large-number", place(opAt), "bytes", length);
      return PickleNode.NONE;
    }
    byte[] big = new byte[(int) length];
    for (int i = 0; i < length; i++) {
      big[(int) length - 1 - i] = in.get(at - (int) length + i);
    }
    return length == 0 ? (Object) 0L : narrow(new BigInteger(big));
  }

  private Object decimal(String line, int opAt) {
    String digits = line.strip();
    if (digits.equals("01") || digits.equals("00")) {
      return digits.equals("01");
    }
    if (digits.endsWith("L")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    if (digits.length() > 150) {
      notes.warning("large-number", place(opAt), "bytes", digits.length());
      return PickleNode.NONE;
    }
    try {
      return narrow(new BigInteger(digits));
    } catch (NumberFormatException e) {
      throw bad(opAt);
    }
  }

  private static Object narrow(BigInteger number) {
    return number.bitLength() < 64 ? (Object) number.longValue() : number;
  }
}
