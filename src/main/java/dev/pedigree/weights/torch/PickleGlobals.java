package dev.pedigree.weights.torch;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.TorchType;
import dev.pedigree.weights.torch.PickleNode.Global;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether the names in a pickle are those of plain weights. Only the list of allowed names
 * decides; the list of dangerous ones selects the message.
 */
final class PickleGlobals {
  private static final Set<String> ALLOWED =
      Set.of(
          "collections.OrderedDict",
          "collections.Counter",
          "collections.defaultdict",
          "torch.nn.Parameter",
          "torch.nn.parameter.Parameter",
          "torch.nn.parameter.Buffer",
          "torch.autograd.variable.Variable",
          "torch.serialization._get_layout",
          "torch.Size",
          "torch.Tensor",
          "torch.device",
          "torch._tensor._rebuild_from_type",
          "torch._tensor._rebuild_from_type_v2",
          "_codecs.encode",
          "builtins.set",
          "builtins.dict",
          "builtins.list",
          "builtins.tuple",
          "builtins.int",
          "builtins.float",
          "builtins.complex",
          "builtins.bytearray",
          "builtins.slice",
          "__builtin__.set",
          "__builtin__.complex",
          "__builtin__.bytearray",
          "torch.per_tensor_affine",
          "torch.per_channel_affine",
          "torch.per_channel_affine_float_qparams",
          "torch.per_tensor_symmetric",
          "torch.per_channel_symmetric",
          "torch.storage.UntypedStorage",
          "torch.storage.TypedStorage",
          "torch.UntypedStorage");

  private static final Set<String> REBUILD =
      Set.of(
          "_rebuild_tensor",
          "_rebuild_tensor_v2",
          "_rebuild_tensor_v3",
          "_rebuild_parameter",
          "_rebuild_parameter_with_state",
          "_rebuild_qtensor",
          "_rebuild_sparse_tensor",
          "_rebuild_sparse_csr_tensor",
          "_rebuild_meta_tensor_no_storage",
          "_rebuild_wrapper_subclass",
          "_rebuild_device_tensor_from_numpy",
          "_rebuild_device_tensor_from_cpu_tensor",
          "_rebuild_xla_tensor",
          "_rebuild_mlc_tensor",
          "_rebuild_nested_tensor");

  private static final Set<String> DANGEROUS =
      Set.of(
          "os",
          "posix",
          "nt",
          "sys",
          "subprocess",
          "builtins",
          "__builtin__",
          "importlib",
          "runpy",
          "webbrowser",
          "pip",
          "pickle",
          "_pickle",
          "cloudpickle",
          "dill",
          "types",
          "operator",
          "_operator",
          "socket",
          "timeit",
          "shutil",
          "ctypes",
          "code",
          "codeop",
          "commands",
          "pty",
          "asyncio",
          "multiprocessing",
          "pdb",
          "bdb",
          "profile",
          "cProfile",
          "doctest",
          "http",
          "urllib",
          "requests",
          "httplib",
          "ftplib",
          "smtplib",
          "aiohttp",
          "io",
          "_io",
          "imp",
          "pkgutil",
          "zipimport",
          "functools",
          "_functools",
          "marshal",
          "inspect",
          "trace",
          "venv",
          "ensurepip",
          "platform",
          "threading",
          "signal",
          "site",
          "idlelib",
          "lib2to3",
          "uuid",
          "torch.hub",
          "torch.serialization",
          "torch.storage",
          "torch.jit",
          "torch._dynamo",
          "torch._inductor",
          "torch.utils",
          "torch.distributed",
          "torch.cuda",
          "torch.testing",
          "torch.package");

  private final boolean script;
  private final Notes notes;
  private final Set<String> reported = new HashSet<>();

  /**
   * @param script whether the archive is TorchScript, whose own classes live in {@code __torch__}
   */
  PickleGlobals(boolean script, Notes notes) {
    this.script = script;
    this.notes = notes;
  }

  /** Whether a name belongs to plain weights. */
  boolean allowed(Global global) {
    String name = global.name();
    if (ALLOWED.contains(global.full())) {
      return true;
    }
    if (script && global.module().startsWith("__torch__")) {
      return true;
    }
    if (global.module().equals("torch._utils")) {
      return REBUILD.contains(name);
    }
    if (global.module().equals("torch")) {
      return TorchType.dtype(name) != null || classes(name);
    }
    if (global.module().equals("torch.cuda")) {
      return classes(name);
    }
    if (global.module().equals("torch.sparse") || global.module().equals("torch.cuda.sparse")) {
      return TorchType.tensor(name) != null;
    }
    return script && global.module().equals("torch.jit._pickle");
  }

  private static boolean classes(String name) {
    return TorchType.storage(name) != null || TorchType.tensor(name) != null;
  }

  void report(List<Global> globals) {
    for (Global global : globals) {
      if (!allowed(global) && reported.add(global.full())) {
        report(global);
      }
    }
  }

  private void report(Global global) {
    String module = global.module().strip();
    String name = Notes.shown(global.full());
    String at = Notes.at(global.at());
    if (global.name().isEmpty() || global.module().isEmpty()) {
      notes.error("odd-global", at, "name", name);
    } else if (dangerous(module) || global.name().contains("__") || global.name().contains(".")) {
      notes.error("unsafe-global", at, "name", name, "position", global.at());
    } else if (!global.full().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      notes.error("unknown-global", at, "name", name, "position", global.at());
    } else {
      notes.warning("unknown-global", at, "name", name, "position", global.at());
    }
  }

  private static boolean dangerous(String module) {
    String part = module;
    while (!part.isEmpty()) {
      if (DANGEROUS.contains(part)) {
        return true;
      }
      part = part.substring(0, Math.max(0, part.lastIndexOf('.')));
    }
    return false;
  }
}
