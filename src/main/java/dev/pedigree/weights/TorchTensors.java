package dev.pedigree.weights;

import dev.pedigree.weights.PickleNode.Global;
import dev.pedigree.weights.PickleNode.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds the tensors in an unpickled object and gives them names: the path to them, with dots. */
final class TorchTensors {
  private static final int DEEPEST = 64;

  /**
   * Where the elements of a storage lie.
   *
   * @param offset in the file, or −1 when they are nowhere
   * @param bytes how many are there
   * @param elements as the file says, or −1 when it does not
   */
  record Place(long offset, long bytes, long elements) {
    static final Place NOWHERE = new Place(-1, 0, -1);
  }

  private final Map<String, Place> places;
  private final PickleGlobals allowed;
  private final Notes notes;
  private final UnaryOperator<Object> persistent;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Map<String, String> classes = new HashMap<>();
  private final IdentityHashMap<PickleNode, Boolean> seen = new IdentityHashMap<>();

  private final IdentityHashMap<PickleNode, Boolean> open = new IdentityHashMap<>();

  TorchTensors(Map<String, Place> places, PickleGlobals allowed, Notes notes) {
    this(places, allowed, notes, id -> null);
  }

  /**
   * @param persistent the call that makes the tensor a persistent id stands for, or null
   */
  TorchTensors(
      Map<String, Place> places,
      PickleGlobals allowed,
      Notes notes,
      UnaryOperator<Object> persistent) {
    this.persistent = persistent;
    this.places = places;
    this.allowed = allowed;
    this.notes = notes;
  }

  List<Tensor> of(Object root) {
    walk("", root, 0);
    return tensors;
  }

  /** The storages that some tensor uses. */
  Set<String> used() {
    return used;
  }

  /** Whether there is a tensor below a value. */
  private boolean walk(String name, Object value, int depth) {
    if (!(value instanceof PickleNode node)) {
      return false;
    }
    if (node.kind == Kind.CALL && node.callee instanceof Global callee && rebuilds(callee)) {
      tensor(name, node, callee);
      return true;
    }
    if (node.kind == Kind.PERSISTENT && persistent.apply(node.args) instanceof PickleNode call) {
      return walk(name, call, depth);
    }
    if (node.kind == Kind.PERSISTENT) {
      if (!(node.args instanceof PickleNode)) {
        notes.warning("odd-persistent-id", Notes.shown(name));
      } else if (!"storage".equals(first(node.args))) {
        notes.warning("odd-persistent-id", Notes.shown(name));
      }
      return false;
    }
    Boolean below = seen.get(node);
    if (below != null && open.containsKey(node)) {
      notes.warning("cyclic-structure", Notes.shown(name), "name", Notes.shown(name));
      return false;
    }
    if (below != null) {
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
    boolean any = node.keyed ? entries(name, node.items, depth) : elements(name, node.items, depth);
    if (node.state != PickleNode.NONE) {
      List<Object> pair = PickleNode.list(node.state);
      Object state = pair != null && !pair.isEmpty() ? pair.get(0) : node.state;
      any |= walk(name, state, depth + 1);
    }
    seen.put(node, any);
    open.remove(node);
    return any;
  }

  private static Object first(Object tuple) {
    List<Object> items = PickleNode.list(tuple);
    return items == null || items.isEmpty() ? null : items.get(0);
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

  private boolean entries(String name, List<Object> items, int depth) {
    Map<Object, Object> last = new java.util.LinkedHashMap<>();
    for (int i = 0; i + 1 < items.size(); i += 2) {
      Object key = items.get(i);
      Object part = key instanceof String || key instanceof Long ? key : odd(name);
      if (last.put(part, items.get(i + 1)) != null && key instanceof String) {
        notes.warning(
            "duplicate-key",
            Notes.shown(join(name, part.toString())),
            "name",
            Notes.shown(part.toString()),
            "first",
            "?",
            "again",
            "?");
      }
    }
    boolean any = false;
    for (Map.Entry<Object, Object> entry : last.entrySet()) {
      if (entry.getValue() instanceof PickleNode) {
        any |= walk(join(name, entry.getKey().toString()), entry.getValue(), depth + 1);
      }
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

  private static boolean rebuilds(Global callee) {
    return callee.module().equals("torch._utils") && callee.name().startsWith("_rebuild_")
        || callee.is("torch._tensor", "_rebuild_from_type_v2");
  }

  private void bad(String name) {
    notes.error(
        "bad-tensor-entry",
        Notes.shown(name),
        "name",
        Notes.shown(name),
        "field",
        "(storage, offset, size, stride)");
  }

  private void tensor(String name, PickleNode call, Global callee) {
    List<Object> args = PickleNode.list(call.args);
    switch (callee.name()) {
      case "_rebuild_parameter", "_rebuild_parameter_with_state" -> {
        if (args.isEmpty()
            || !(args.get(0) instanceof PickleNode inner)
            || !(inner.callee instanceof Global innerCallee)) {
          bad(name);
        } else {
          tensor(name, inner, innerCallee);
        }
      }
      case "_rebuild_from_type_v2" -> fromType(name, args);
      case "_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3", "_rebuild_qtensor" -> {
        if (args.size() < 4) {
          bad(name);
        } else {
          Object dtype =
              callee.name().endsWith("_v3")
                  ? args.size() > 6 ? args.get(6) : PickleNode.NONE
                  : null;
          stored(name, args, dtype);
        }
      }
      case "_rebuild_sparse_tensor" -> sparse(name, args);
      case "_rebuild_meta_tensor_no_storage" -> {
        List<Long> shape = args.size() < 2 ? null : shape(name, args.get(1));
        if (args.size() < 2) {
          bad(name);
        } else if (shape != null) {
          TorchType type = args.get(0) instanceof Global g ? TorchType.dtype(g.name()) : null;
          add(new Tensor(name, type == null ? "?" : type.dtype(), shape, 0, 0, "meta"));
        }
      }
      default ->
          notes.warning(
              "unlisted-tensor",
              Notes.shown(name),
              "name",
              Notes.shown(name),
              "call",
              Notes.shown(callee.name()));
    }
  }

  private void fromType(String name, List<Object> args) {
    if (args.size() < 3 || !(args.get(0) instanceof Global function)) {
      bad(name);
      return;
    }
    if (args.get(1) instanceof Global type && !allowed.allowed(type)) {
      notes.error(
          "unknown-global",
          Notes.at(type.at()),
          "name",
          Notes.shown(type.full()),
          "position",
          type.at());
    }
    if (PickleNode.list(args.get(2)) == null || function.name().endsWith("_from_type_v2")) {
      bad(name);
      return;
    }
    PickleNode call = new PickleNode(Kind.CALL);
    call.args = args.get(2);
    tensor(name, call, function);
  }

  private void sparse(String name, List<Object> args) {
    List<Object> parts = args.size() < 2 ? null : PickleNode.list(args.get(1));
    if (parts == null || parts.size() < 3) {
      bad(name);
      return;
    }
    // COO: indices, values, size. CSR and its kin: compressed indices, indices, values, size.
    boolean coo = parts.size() < 5 && PickleNode.list(sized(parts.get(2))) != null;
    Object size = sized(parts.get(coo ? 2 : 3));
    List<Long> shape = shape(name, size);
    if (shape == null) {
      return;
    }
    int before = tensors.size();
    int values = coo ? 1 : 2;
    List<Tensor> own = new ArrayList<>();
    for (int i = 0; i <= values; i++) {
      if (parts.get(i) instanceof PickleNode part && part.callee instanceof Global callee) {
        tensor(name + "\0" + i, part, callee);
      }
    }
    own.addAll(tensors.subList(before, tensors.size()));
    tensors.subList(before, tensors.size()).clear();
    if (own.isEmpty()) {
      bad(name);
      return;
    }
    Tensor last = own.get(own.size() - 1);
    long bytes = own.stream().mapToLong(Tensor::bytes).sum();
    add(
        new Tensor(
            name, last.dtype(), shape, last.offset(), bytes, coo ? "sparse_coo" : "sparse_csr"));
  }

  /** The tuple inside {@code torch.Size(…)}. */
  private static Object sized(Object value) {
    return value instanceof PickleNode node
            && node.kind == Kind.CALL
            && node.callee instanceof Global callee
            && callee.is("torch", "Size")
        ? first(node.args)
        : value;
  }

  private void stored(String name, List<Object> args, Object dtype) {
    Object id = args.get(0) instanceof PickleNode p && p.kind == Kind.PERSISTENT ? p.args : null;
    List<Object> parts = PickleNode.list(id);
    if (parts == null || parts.size() < 5 || !"storage".equals(parts.get(0))) {
      bad(name);
      return;
    }
    TorchType type = type(name, parts.get(1), dtype);
    String key = String.valueOf(parts.get(2));
    List<Long> shape = shape(name, args.get(2));
    List<Long> stride = longs(args.get(3));
    if (type == null || shape == null) {
      return;
    }
    boolean strides = stride != null && stride.size() == shape.size();
    if (!strides || stride.stream().anyMatch(s -> s < 0)) {
      notes.error("bad-stride", Notes.shown(name), "name", Notes.shown(name));
      return;
    }
    if (!(args.get(1) instanceof Long offset) || offset < 0) {
      notes.error(
          "bad-offset",
          Notes.shown(name),
          "name",
          Notes.shown(name),
          "offset",
          Notes.shown(String.valueOf(args.get(1))));
      return;
    }
    long shift = view(parts);
    Object numel = parts.get(4);
    TorchType stored =
        parts.get(1) instanceof Global g && TorchType.storage(g.name()) != null
            ? TorchType.storage(g.name())
            : type;
    Place place = place(name, key, numel, stored, parts.size() > 5 && shift >= 0);
    long elements = Extent.elements(shape);
    long bytes = elements < 0 ? -1 : Extent.times(elements, type.bytes());
    if (bytes < 0) {
      notes.error("overflow", Notes.shown(name), "name", Notes.shown(name), "shape", shape);
      return;
    }
    long start = Math.max(0, shift) + offset;
    reach(name, shape, stride, start, elements, type, place);
    long at =
        place.offset() < 0 ? 0 : place.offset() + Math.max(0, Extent.times(start, type.bytes()));
    add(
        new Tensor(
            name,
            type.dtype(),
            shape,
            at,
            bytes,
            plain(shape, stride) ? "" : "strides " + text(stride)));
  }

  private static String text(List<Long> numbers) {
    return numbers.toString().replace(" ", "").replace("[", "").replace("]", "");
  }

  /** Old files say where in another storage a storage lies: {@code (key, offset, size)}. */
  private static long view(List<Object> parts) {
    List<Object> view = parts.size() > 5 ? PickleNode.list(parts.get(5)) : null;
    return view != null && view.size() > 1 && view.get(1) instanceof Long shift ? shift : -1;
  }

  private TorchType type(String name, Object storageClass, Object dtype) {
    if (!(storageClass instanceof Global global)) {
      notes.error("unknown-storage-class", Notes.shown(name), "class", "?");
      return null;
    }
    TorchType type = TorchType.storage(global.name());
    boolean torch =
        global.module().equals("torch")
            || global.module().equals("torch.cuda")
            || global.module().equals("torch.storage");
    if (!torch) {
      notes.error(
          "unknown-global",
          Notes.at(global.at()),
          "name",
          Notes.shown(global.full()),
          "position",
          global.at());
      return null;
    }
    if (type == null) {
      notes.error("unknown-storage-class", Notes.shown(name), "class", Notes.shown(global.full()));
      return null;
    }
    if (dtype == null) {
      return type;
    }
    TorchType said = dtype instanceof Global g ? TorchType.dtype(g.name()) : null;
    if (said == null) {
      notes.error(
          "unknown-dtype",
          Notes.shown(name),
          "name",
          Notes.shown(name),
          "dtype",
          dtype instanceof Global g ? Notes.shown(g.full()) : "?",
          "bytes",
          "?");
    }
    return said;
  }

  private Place place(String name, String key, Object numel, TorchType type, boolean view) {
    String shown = Notes.shown(key);
    Place place = places.get(key);
    used.add(key);
    if (place == null || place.offset() < 0) {
      notes.error("missing-storage", Notes.shown(name), "name", Notes.shown(name), "key", shown);
      return Place.NOWHERE;
    }
    long elements = numel instanceof Long n && n >= 0 ? n : -1;
    Long before = sizes.putIfAbsent(key, elements);
    String class0 = classes.putIfAbsent(key, type.dtype());
    if (class0 != null && !class0.equals(type.dtype())) {
      notes.error("storage-class-differs", Notes.shown(name), "key", shown);
    }
    long wanted = elements < 0 ? -1 : Extent.times(elements, type.bytes());
    boolean differs =
        wanted < 0
            || before != null && before != elements && !view
            || place.elements() >= 0 && place.elements() != elements && !view
            || wanted > place.bytes();
    if (differs) {
      notes.error("storage-size", Notes.shown(name), "key", shown, "bytes", place.bytes());
    } else if (place.elements() < 0 && wanted < place.bytes() && !view) {
      notes.warning("storage-size", Notes.shown(name), "key", shown, "bytes", place.bytes());
    }
    return place;
  }

  private void reach(
      String name,
      List<Long> shape,
      List<Long> stride,
      long start,
      long elements,
      TorchType type,
      Place place) {
    if (elements == 0 || place.offset() < 0) {
      return;
    }
    if (place.bytes() % type.bytes() != 0) {
      notes.error(
          "storage-size", Notes.shown(name), "key", Notes.shown(name), "bytes", place.bytes());
    }
    long last = start;
    boolean expanded = false;
    for (int i = 0; i < shape.size(); i++) {
      long step = Extent.times(shape.get(i) - 1, stride.get(i));
      last = step < 0 || last < 0 ? -1 : last + step;
      expanded |= stride.get(i) == 0 && shape.get(i) > 1;
    }
    long end = last < 0 || last == Long.MAX_VALUE ? -1 : Extent.times(last + 1, type.bytes());
    if (end < 0 || end > place.bytes()) {
      notes.error("beyond-storage", Notes.shown(name), "name", Notes.shown(name));
    } else if (expanded && elements > place.bytes()) {
      notes.warning("expanded", Notes.shown(name), "name", Notes.shown(name), "elements", elements);
    }
  }

  private static boolean plain(List<Long> shape, List<Long> stride) {
    long expected = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) > 1 && stride.get(i) != expected) {
        return false;
      }
      expected *= Math.max(1, shape.get(i));
    }
    return true;
  }

  private List<Long> shape(String name, Object size) {
    List<Long> shape = longs(sized(size));
    if (shape == null || shape.stream().anyMatch(d -> d < 0)) {
      notes.error("bad-shape", Notes.shown(name), "name", Notes.shown(name));
      return null;
    }
    return shape;
  }

  private static List<Long> longs(Object tuple) {
    List<Object> items = PickleNode.list(tuple);
    if (items == null || !items.stream().allMatch(Long.class::isInstance)) {
      return null;
    }
    return items.stream().map(Long.class::cast).toList();
  }

  private void add(Tensor tensor) {
    if (!names.add(tensor.name())) {
      notes.warning(
          "ambiguous-name", Notes.shown(tensor.name()), "name", Notes.shown(tensor.name()));
    }
    tensors.add(tensor);
  }
}
