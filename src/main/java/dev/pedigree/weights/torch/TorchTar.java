package dev.pedigree.weights.torch;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TorchType;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.TarArchive;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the files of PyTorch before 0.1.10: a tar archive of {@code sys_info}, {@code storages}
 * (data between pickles), {@code tensors} (shapes between pickles) and {@code pickle}, whose
 * persistent ids are keys of tensors.
 */
public final class TorchTar {
  public static final Set<String> MEMBERS = Set.of("sys_info", "pickle", "storages", "tensors");

  private final ByteSource source;
  private final Notes notes;
  private final PickleBudget budget = new PickleBudget();
  private final PickleGlobals allowed;
  private final Map<String, TorchStorages.Place> places = new HashMap<>();

  /** Persistent ids of storages, in the form of later formats. */
  private final Map<String, PickleNode> ids = new HashMap<>();

  /** Calls that make the tensors, in the form of later formats. */
  private final Map<String, PickleNode> tensors = new HashMap<>();

  private PickleStream in;

  public TorchTar(ByteSource source, Notes notes) {
    this.source = source;
    this.notes = notes;
    this.allowed = new PickleGlobals(false, notes);
  }

  public WeightHeader read() throws IOException {
    if (source.remote()) {
      throw notes.stop("local-only", ""); // a member is found only past the data before it
    }
    Map<String, TarArchive.Member> members = new TarArchive(source, MEMBERS, notes).read();
    if (members.isEmpty()) {
      throw notes.stop("not-a-model.tar", Notes.at(0));
    }
    String version = open(members, "sys_info") ? TorchSystem.version(in.next(), notes) : "";
    if (open(members, "storages")) {
      storages();
    }
    if (open(members, "tensors")) {
      tensors();
    }
    Object root = open(members, "pickle") ? in.next() : PickleNode.NONE;
    TorchStorages storages = new TorchStorages(places, notes);
    TorchRebuild rebuild = new TorchRebuild(storages, allowed, notes, this::persistent);
    List<Tensor> found = new TorchTensors(rebuild, notes).of(root);
    long header =
        places.values().stream().mapToLong(TorchStorages.Place::offset).min().orElse(source.size());
    return new WeightHeader(
        source.name(), "torch-tar", version, source.size(), header, found, Map.of());
  }

  private boolean open(Map<String, TarArchive.Member> members, String name) {
    TarArchive.Member member = members.get(name);
    if (member == null) {
      notes.reject("bad-tar.member", name, "name", name);
      return false;
    }
    long end = member.offset() + member.size();
    in = new PickleStream(source, member.offset(), end, budget, allowed, notes);
    return true;
  }

  private FindingException bad(String member) {
    return notes.stop("bad-tar.record", Notes.at(in.position()), "name", member);
  }

  private List<Object> record(String member, int size) throws IOException {
    List<Object> items = PickleNode.list(in.next());
    if (items == null || items.size() != size) {
      throw bad(member);
    }
    return items;
  }

  private long count(String member) throws IOException {
    if (!(in.next() instanceof Long count) || count < 0 || count > in.left()) {
      throw bad(member);
    }
    return count;
  }

  private void storages() throws IOException {
    long count = count("storages");
    for (long i = 0; i < count; i++) {
      List<Object> record = record("storages", 3);
      String key = String.valueOf(record.get(0));
      NumberType type = record.get(2) instanceof Global g ? TorchType.storage(g.name()) : null;
      long elements = in.number();
      if (type == null || elements < 0 || elements > in.left() / type.bytes()) {
        throw bad("storages");
      }
      long bytes = elements * type.bytes();
      if (places.put(key, new TorchStorages.Place(in.position(), bytes, elements)) != null) {
        notes.error("duplicate-key.storage", Notes.at(in.position()), "key", Notes.shown(key));
      }
      ids.put(key, storage(record.get(2), key, elements, PickleNode.NONE));
      in.skip(bytes);
    }
    views();
  }

  private void views() throws IOException {
    List<Object> views = PickleNode.list(in.next());
    if (views == null) {
      throw bad("storages");
    }
    for (Object item : views) {
      List<Object> view = PickleNode.list(item);
      if (view == null || view.size() != 4) {
        throw bad("storages");
      }
      String key = String.valueOf(view.get(0));
      String of = String.valueOf(view.get(1));
      List<Object> root = ids.containsKey(of) ? PickleNode.list(ids.get(of).args) : null;
      if (root == null) {
        missing(key, of);
      } else {
        PickleNode part = PickleNode.tuple(view.get(0), view.get(2), view.get(3));
        ids.put(key, storage(root.get(1), of, (Long) root.get(4), part));
      }
    }
  }

  private static PickleNode storage(Object type, String key, long elements, Object view) {
    PickleNode id = new PickleNode(Kind.PERSISTENT);
    id.args = PickleNode.tuple("storage", type, key, "cpu", elements, view);
    return id;
  }

  private void tensors() throws IOException {
    long count = count("tensors");
    for (long i = 0; i < count; i++) {
      long at = in.position();
      List<Object> record = record("tensors", 3);
      long dimensions = in.number() & 0xffffffffL; // the upper half is padding
      if (dimensions > (in.left() - Long.BYTES) / (2 * Long.BYTES)) {
        throw bad("tensors");
      }
      PickleNode shape = numbers(dimensions);
      PickleNode stride = numbers(dimensions);
      long offset = in.number();
      String key = String.valueOf(record.get(0));
      String storage = String.valueOf(record.get(1));
      PickleNode call = new PickleNode(Kind.CALL);
      call.callee = new Global("torch._utils", "_rebuild_tensor", at);
      if (!ids.containsKey(storage)) {
        missing(key, storage);
        continue;
      }
      call.args = PickleNode.tuple(ids.get(storage), offset, shape, stride);
      if (tensors.put(key, call) != null) {
        notes.error("duplicate-key.tensor", Notes.at(at), "name", Notes.shown(key));
      }
    }
  }

  private PickleNode numbers(long count) throws IOException {
    List<Object> numbers = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      numbers.add(in.number());
    }
    return new PickleNode(Kind.TUPLE, numbers);
  }

  private void missing(String tensor, String storage) {
    notes.error(
        "missing-storage", "tensors", "name", Notes.shown(tensor), "key", Notes.shown(storage));
  }

  /** The call that makes the tensor of a persistent id, which is its key; or null. */
  private Object persistent(Object value) {
    Object id = value instanceof PickleNode node ? node.args : null;
    return id instanceof String || id instanceof Long ? tensors.get(String.valueOf(id)) : null;
  }
}
