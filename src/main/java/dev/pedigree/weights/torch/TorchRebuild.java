package dev.pedigree.weights.torch;

import dev.pedigree.weights.Extent;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TorchType;
import dev.pedigree.weights.torch.PickleNode.Bytes;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads shape and place of tensors from the calls by which a pickle makes them ({@code
 * torch._utils._rebuild_…} and their older forms).
 */
final class TorchRebuild {
  /** Functions that wrap a tensor, which is their first argument. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "torch.nn.Parameter",
          "torch.nn.parameter.Parameter",
          "torch.nn.parameter.Buffer",
          "torch.autograd.variable.Variable",
          "torch.autograd.Variable");

  /** Deepest nesting of tensors in tensors. */
  private static final int DEEPEST = 8;

  private final TorchStorages storages;
  private final PickleGlobals allowed;
  private final Notes notes;
  private final UnaryOperator<Object> elsewhere;

  TorchRebuild(TorchStorages storages, PickleGlobals allowed, Notes notes) {
    this(storages, allowed, notes, value -> null);
  }

  /**
   * @param elsewhere the node that a value stands for, where the format keeps tensors or storages
   *     apart from the object; else null
   */
  TorchRebuild(
      TorchStorages storages, PickleGlobals allowed, Notes notes, UnaryOperator<Object> elsewhere) {
    this.storages = storages;
    this.allowed = allowed;
    this.notes = notes;
    this.elsewhere = elsewhere;
  }

  /** The call that makes a tensor, if the value is one or refers to one; else null. */
  PickleNode call(Object value) {
    if (!(value instanceof PickleNode node)) {
      return null;
    }
    if (node.kind == Kind.PERSISTENT) {
      return elsewhere.apply(node) instanceof PickleNode call ? call : null;
    }
    return node.kind == Kind.CALL && node.callee instanceof Global callee && makes(callee, node)
        ? node
        : null;
  }

  private static boolean makes(Global callee, PickleNode node) {
    if (callee.module().equals("torch._utils") || callee.module().equals("torch._tensor")) {
      return callee.name().startsWith("_rebuild_");
    }
    List<Object> args = PickleNode.list(node.args);
    return WRAPPERS.contains(callee.full()) && !args.isEmpty()
        || callee.module().startsWith("torch")
            && TorchType.tensor(callee.name()) != null
            && PickleNode.list(node.state) != null;
  }

  /** The tensor that a call makes, or null after a finding. */
  Tensor tensor(String name, PickleNode call) {
    return tensor(name, call, 0);
  }

  private Tensor tensor(String name, PickleNode call, int depth) {
    Global callee = (Global) call.callee;
    List<Object> args = PickleNode.list(call.args);
    if (args == null || depth > DEEPEST) {
      storages.bad(name);
      return null;
    }
    if (TorchType.tensor(callee.name()) != null) {
      return stored(name, PickleNode.list(call.state), null);
    }
    if (WRAPPERS.contains(callee.full())) {
      return inner(name, args, depth);
    }
    return switch (callee.name()) {
      case "_rebuild_parameter",
          "_rebuild_parameter_with_state",
          "_rebuild_device_tensor_from_cpu_tensor",
          "_rebuild_nested_tensor" ->
          inner(name, args, depth);
      case "_rebuild_from_type", "_rebuild_from_type_v2" -> fromType(name, args, depth);
      case "_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_qtensor" -> stored(name, args, null);
      case "_rebuild_tensor_v3" ->
          stored(name, args, args.size() > 6 ? args.get(6) : PickleNode.NONE);
      case "_rebuild_sparse_tensor", "_rebuild_sparse_csr_tensor" -> sparse(name, args, depth);
      case "_rebuild_meta_tensor_no_storage" -> shapeOnly(name, args, 0, "meta");
      case "_rebuild_wrapper_subclass" -> shapeOnly(name, args, 1, "wrapper");
      case "_rebuild_device_tensor_from_numpy", "_rebuild_xla_tensor", "_rebuild_mlc_tensor" ->
          numpy(name, args);
      default -> {
        String shown = Notes.shown(name);
        notes.warning("unlisted-tensor", shown, "name", shown, "call", Notes.shown(callee.name()));
        yield null;
      }
    };
  }

  private Tensor inner(String name, List<Object> args, int depth) {
    PickleNode inner = args.isEmpty() ? null : call(args.get(0));
    if (inner == null) {
      storages.bad(name);
      return null;
    }
    return tensor(name, inner, depth + 1);
  }

  private Tensor stored(String name, List<Object> args, Object dtype) {
    if (args.size() < 4) {
      storages.bad(name);
      return null;
    }
    if (args.get(0) instanceof PickleNode node && node.kind == Kind.CALL) {
      Object nested = elsewhere.apply(node);
      if (nested != null) {
        args = new ArrayList<>(args);
        args.set(0, nested);
      }
    }
    return storages.tensor(name, args, dtype);
  }

  /** {@code (function, type, args, state)}: the tensor is the one that the function makes. */
  private Tensor fromType(String name, List<Object> args, int depth) {
    if (args.size() < 3 || !(args.get(0) instanceof Global function)) {
      storages.bad(name);
      return null;
    }
    if (args.get(1) instanceof Global type && !allowed.allowed(type)) {
      String shown = Notes.shown(type.full());
      notes.error("unknown-global", Notes.at(type.at()), "name", shown, "position", type.at());
    }
    PickleNode call = new PickleNode(Kind.CALL);
    call.callee = function;
    call.args = args.get(2);
    if (PickleNode.list(args.get(2)) == null || !makes(function, call)) {
      storages.bad(name);
      return null;
    }
    return tensor(name, call, depth + 1);
  }

  /**
   * {@code (dtype, size, stride, …)} from an index on, for a tensor whose data are not in the file.
   */
  private Tensor shapeOnly(String name, List<Object> args, int from, String storage) {
    if (args.size() < from + 2) {
      storages.bad(name);
      return null;
    }
    List<Long> shape = TorchShape.of(name, args.get(from + 1), notes);
    return shape == null ? null : new Tensor(name, dtype(args.get(from)), shape, 0, 0, storage);
  }

  private static String dtype(Object dtype) {
    NumberType type = dtype instanceof Global g ? TorchType.dtype(g.name()) : null;
    return type == null ? "?" : type.name();
  }

  /** A numpy array and a dtype; the array has its shape and bytes in its state. */
  private Tensor numpy(String name, List<Object> args) {
    List<Object> state =
        args.size() > 1 && args.get(0) instanceof PickleNode array
            ? PickleNode.list(array.state)
            : null;
    if (state == null || state.size() < 5) {
      storages.bad(name);
      return null;
    }
    List<Long> shape = TorchShape.of(name, state.get(1), notes);
    if (shape == null) {
      return null;
    }
    NumberType type = args.get(1) instanceof Global g ? TorchType.dtype(g.name()) : null;
    long elements = Extent.elements(shape);
    long bytes = type == null || elements < 0 ? -1 : Extent.times(elements, type.bytes());
    Bytes data = state.get(4) instanceof Bytes there ? there : null;
    if (bytes < 0 || data != null && data.length() < bytes) {
      notes.error("beyond-storage", Notes.shown(name), "name", Notes.shown(name));
      return null;
    }
    return new Tensor(
        name, dtype(args.get(1)), shape, data == null ? 0 : data.at(), bytes, "numpy");
  }

  /**
   * {@code (layout, data)}, with data (indices, values, size) for COO, and (compressed indices,
   * plain indices, values, size) for CSR and the like.
   */
  private Tensor sparse(String name, List<Object> args, int depth) {
    List<Object> parts = args.size() < 2 ? null : PickleNode.list(args.get(1));
    if (parts == null || parts.size() < 3) {
      storages.bad(name);
      return null;
    }
    boolean coo = PickleNode.list(TorchShape.sized(parts.get(2))) != null;
    int values = coo ? 1 : 2;
    if (parts.size() < values + 2) {
      storages.bad(name);
      return null;
    }
    List<Long> shape = TorchShape.of(name, parts.get(values + 1), notes);
    if (shape == null) {
      return null;
    }
    Tensor last = null;
    long bytes = 0;
    for (int i = 0; i <= values; i++) {
      PickleNode part = call(parts.get(i));
      last = part == null ? null : tensor(name, part, depth + 1);
      if (last == null) {
        storages.bad(name);
        return null;
      }
      bytes += last.bytes();
    }
    return new Tensor(name, last.dtype(), shape, last.offset(), bytes, layout(args.get(0), coo));
  }

  /** {@code torch.serialization._get_layout("torch.sparse_csr")}. */
  private static String layout(Object value, boolean coo) {
    List<Object> args = value instanceof PickleNode node ? PickleNode.list(node.args) : null;
    Object text = args == null || args.isEmpty() ? "" : args.get(0);
    return text instanceof String said && said.matches("torch\\.sparse_[a-z]{3}")
        ? said.substring("torch.".length())
        : coo ? "sparse_coo" : "sparse_csr";
  }
}
