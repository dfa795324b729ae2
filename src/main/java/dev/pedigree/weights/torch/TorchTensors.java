package dev.pedigree.weights.torch;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tensors in an unpickled object and names them by the path to them, with dots. */
final class TorchTensors {
  private static final int DEEPEST = 64;

  private final TorchRebuild rebuild;
  private final Notes notes;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** Visited nodes, and whether there is a tensor below; true while a visit goes on. */
  private final IdentityHashMap<PickleNode, Boolean> seen = new IdentityHashMap<>();

  private final IdentityHashMap<PickleNode, Boolean> open = new IdentityHashMap<>();

  TorchTensors(TorchRebuild rebuild, Notes notes) {
    this.rebuild = rebuild;
    this.notes = notes;
  }

  List<Tensor> of(Object root) {
    walk("", root, 0);
    return tensors;
  }

  /** Adds the tensors below a value; tells whether there are any. */
  private boolean walk(String name, Object value, int depth) {
    if (!(value instanceof PickleNode node)) {
      return false;
    }
    PickleNode call = rebuild.call(node);
    if (call != null) {
      add(rebuild.tensor(name, call));
      return true;
    }
    if (node.kind == Kind.PERSISTENT) {
      List<Object> id = PickleNode.list(node.args);
      if (id == null || id.isEmpty() || !"storage".equals(id.get(0))) {
        notes.warning("odd-persistent-id", Notes.shown(name));
      }
      return false;
    }
    Boolean below = seen.get(node);
    if (below != null) {
      if (open.containsKey(node)) {
        notes.warning("cyclic-structure", Notes.shown(name), "name", Notes.shown(name));
        return false;
      }
      if (below) {
        notes.warning("repeated-structure", Notes.shown(name), "name", Notes.shown(name));
      }
      return below;
    }
    if (depth > DEEPEST) {
      if (!notes.has("nesting-too-deep")) {
        notes.warning("nesting-too-deep", Notes.shown(name), "limit", DEEPEST);
      }
      return false;
    }
    seen.put(node, true);
    open.put(node, true);
    boolean any = parts(name, node, depth);
    seen.put(node, any);
    open.remove(node);
    return any;
  }

  private boolean parts(String name, PickleNode node, int depth) {
    boolean any = false;
    if (node.kind == Kind.CALL) {
      List<Object> pairs = pairs(node);
      any =
          pairs != null
              ? entries(name, pairs, depth)
              : elements(name, PickleNode.list(node.args), depth);
    }
    any |= node.keyed ? entries(name, node.items, depth) : elements(name, node.items, depth);
    if (node.state != PickleNode.NONE) {
      List<Object> pair = PickleNode.list(node.state);
      Object state = pair != null && !pair.isEmpty() ? pair.get(0) : node.state;
      any |= walk(name, state, depth + 1);
    }
    return any;
  }

  /**
   * The arguments of a dict as Python 2 made it, {@code [[key, value], …]}, as key, value, …; or
   * null.
   */
  private static List<Object> pairs(PickleNode node) {
    boolean dict =
        node.callee instanceof Global callee
            && (callee.name().equals("OrderedDict") || callee.name().equals("dict"));
    List<Object> args = PickleNode.list(node.args);
    List<Object> items = dict && args.size() == 1 ? PickleNode.list(args.get(0)) : null;
    if (items == null) {
      return null;
    }
    List<Object> pairs = new ArrayList<>(2 * items.size());
    for (Object item : items) {
      List<Object> pair = PickleNode.list(item);
      if (pair == null || pair.size() != 2) {
        return null;
      }
      pairs.addAll(pair);
    }
    return pairs;
  }

  private boolean elements(String name, List<Object> items, int depth) {
    boolean any = false;
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof PickleNode) {
        any |= walk(join(name, Integer.toString(i)), items.get(i), depth + 1);
      }
    }
    return any;
  }

  /** Adds the tensors of a dict; for a key that is set twice, only those of the last value. */
  private boolean entries(String name, List<Object> items, int depth) {
    Map<Object, Object> last = new LinkedHashMap<>();
    for (int i = 0; i + 1 < items.size(); i += 2) {
      Object key = items.get(i);
      Object value = items.get(i + 1);
      Object part = key instanceof String || key instanceof Long ? key : odd(name);
      boolean again = last.containsKey(part);
      if (again) {
        String shown = Notes.shown(part.toString());
        notes.warning(
            "duplicate-key.pickle", Notes.shown(join(name, part.toString())), "name", shown);
      }
      if (again || value instanceof PickleNode) {
        last.put(part, value);
      }
    }
    boolean any = false;
    for (Map.Entry<Object, Object> entry : last.entrySet()) {
      any |= walk(join(name, entry.getKey().toString()), entry.getValue(), depth + 1);
    }
    return any;
  }

  private String odd(String name) {
    notes.warning("odd-key", Notes.shown(name), "name", Notes.shown(name));
    return "?" + names.size();
  }

  private static String join(String name, String part) {
    return name.isEmpty() ? part : name + "." + part;
  }

  private void add(Tensor tensor) {
    if (tensor == null) {
      return;
    }
    if (!names.add(tensor.name())) {
      notes.warning(
          "ambiguous-name", Notes.shown(tensor.name()), "name", Notes.shown(tensor.name()));
    }
    tensors.add(tensor);
  }
}
