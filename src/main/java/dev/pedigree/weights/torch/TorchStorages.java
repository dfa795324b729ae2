package dev.pedigree.weights.torch;

import dev.pedigree.weights.Extent;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TorchType;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The storages of a file; checks type, size and extent of the tensors in them. */
final class TorchStorages {
  /**
   * Where the elements of a storage are.
   *
   * @param offset in the file, or −1 when they are not in it
   * @param bytes size in the file
   * @param elements as the file says, or −1 when it does not
   */
  record Place(long offset, long bytes, long elements) {
    static final Place NOWHERE = new Place(-1, 0, -1);
  }

  /** A part of another storage, in elements; only old files have them. */
  private record View(long offset, long size) {
    static final View WHOLE = new View(0, -1);
  }

  private final Map<String, Place> places;
  private final Notes notes;
  private final Set<String> used = new HashSet<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Map<String, String> classes = new HashMap<>();

  TorchStorages(Map<String, Place> places, Notes notes) {
    this.places = places;
    this.notes = notes;
  }

  /** The storages that some tensor uses. */
  Set<String> used() {
    return used;
  }

  /**
   * The tensor of {@code (storage, offset, size, stride)}, or null after a finding.
   *
   * @param dtype of the elements if the storage is untyped, else null
   */
  Tensor tensor(String name, List<Object> args, Object dtype) {
    Object id = args.get(0) instanceof PickleNode p && p.kind == Kind.PERSISTENT ? p.args : null;
    List<Object> parts = PickleNode.list(id);
    if (parts == null || parts.size() < 5 || !"storage".equals(parts.get(0))) {
      bad(name);
      return null;
    }
    NumberType type = type(name, parts.get(1), dtype);
    List<Long> shape = TorchShape.of(name, args.get(2), notes);
    if (type == null || shape == null) {
      return null;
    }
    List<Long> stride = TorchShape.stride(name, shape, args.get(3), notes);
    if (stride == null) {
      return null;
    }
    String shown = Notes.shown(name);
    if (!(args.get(1) instanceof Long offset) || offset < 0) {
      String said = Notes.shown(String.valueOf(args.get(1)));
      notes.error("bad-offset", shown, "name", shown, "offset", said);
      return null;
    }
    View view = view(parts);
    NumberType stored = parts.get(1) instanceof Global g ? TorchType.storage(g.name()) : type;
    Place place = place(name, parts, stored == null ? type : stored, view);
    long elements = Extent.elements(shape);
    long bytes = elements < 0 ? -1 : Extent.times(elements, type.bytes());
    if (bytes < 0) {
      notes.error("overflow", shown, "name", shown, "shape", shape);
      return null;
    }
    long start = view.offset + offset;
    long limit =
        view.size < 0
            ? place.bytes
            : Math.min(place.bytes, Extent.times(view.offset + view.size, type.bytes()));
    if (elements > 0 && place.offset >= 0) {
      if (place.bytes % type.bytes() != 0 && !notes.has("storage-size")) {
        notes.warning("storage-size", shown, "key", shown, "bytes", place.bytes);
      }
      TorchShape.reach(name, shape, stride, start, type, limit, notes);
    }
    long at = place.offset < 0 ? 0 : place.offset + Math.max(0, Extent.times(start, type.bytes()));
    String storage = TorchShape.plain(shape, stride) ? "" : "strides " + TorchShape.text(stride);
    return new Tensor(name, type.name(), shape, at, bytes, storage);
  }

  void bad(String name) {
    String shown = Notes.shown(name);
    notes.error(
        "bad-tensor-entry", shown, "name", shown, "field", "(storage, offset, size, stride)");
  }

  /** The part of another storage that a storage is, in old files: {@code (key, offset, size)}. */
  private static View view(List<Object> parts) {
    List<Object> view = parts.size() > 5 ? PickleNode.list(parts.get(5)) : null;
    boolean said = view != null && view.size() > 1 && view.get(1) instanceof Long at && at >= 0;
    if (!said) {
      return View.WHOLE;
    }
    boolean sized = view.size() > 2 && view.get(2) instanceof Long size && size >= 0;
    return new View((Long) view.get(1), sized ? (Long) view.get(2) : -1);
  }

  private NumberType type(String name, Object storageClass, Object dtype) {
    String shown = Notes.shown(name);
    if (!(storageClass instanceof Global global)) {
      notes.error("unknown-storage-class", shown, "class", "?");
      return null;
    }
    String said = Notes.shown(global.full());
    boolean torch = Set.of("torch", "torch.cuda", "torch.storage").contains(global.module());
    if (!torch) {
      notes.error("unknown-global", Notes.at(global.at()), "name", said, "position", global.at());
      return null;
    }
    NumberType type = TorchType.storage(global.name());
    if (type == null) {
      notes.error("unknown-storage-class", shown, "class", said);
      return null;
    }
    if (dtype == null) {
      return type;
    }
    NumberType named = dtype instanceof Global g ? TorchType.dtype(g.name()) : null;
    if (named == null) {
      String text = dtype instanceof Global g ? Notes.shown(g.full()) : "?";
      notes.error("unknown-dtype", shown, "name", shown, "dtype", text, "bytes", "?");
    }
    return named;
  }

  private Place place(String name, List<Object> parts, NumberType type, View view) {
    String key = String.valueOf(parts.get(2));
    String at = Notes.shown(name);
    String shown = Notes.shown(key);
    Place place = places.get(key);
    used.add(key);
    if (place == null || place.offset < 0) {
      notes.error("missing-storage", at, "name", at, "key", shown);
      return Place.NOWHERE;
    }
    boolean part = view != View.WHOLE;
    long elements = parts.get(4) instanceof Long n && n >= 0 ? n : -1;
    Long before = sizes.putIfAbsent(key, elements);
    String class0 = classes.putIfAbsent(key, type.name());
    if (class0 != null && !class0.equals(type.name())) {
      notes.error("storage-class-differs", at, "key", shown);
    }
    long wanted = elements < 0 ? -1 : Extent.times(elements, type.bytes());
    boolean differs =
        wanted < 0
            || before != null && before != elements && !part
            || place.elements >= 0 && place.elements != elements && !part
            || wanted > place.bytes;
    if (differs) {
      notes.error("storage-size", at, "key", shown, "bytes", place.bytes);
    } else if (place.elements < 0 && wanted < place.bytes && !part) {
      notes.warning("storage-size", at, "key", shown, "bytes", place.bytes);
    }
    return place;
  }
}
