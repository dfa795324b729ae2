package dev.pedigree.weights.torch;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Extent;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TorchType;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of PyTorch 0.1.10 to 1.5: five pickles one after the other, then the storages.
 * Also reads a plain pickle, to say what it would import.
 */
public final class TorchLegacy {
  private static final long PROTOCOL = 1001;

  private final ByteSource source;
  private final Notes notes;
  private final PickleBudget budget = new PickleBudget();
  private final PickleGlobals allowed;
  private final PickleStream in;
  private long headerEnd;

  public TorchLegacy(ByteSource source, Notes notes) throws IOException {
    this.source = source;
    this.notes = notes;
    this.allowed = new PickleGlobals(false, notes);
    this.in = new PickleStream(source, 0, source.size(), budget, allowed, notes);
  }

  public WeightHeader read() throws IOException {
    source.sequential();
    Object magic = in.next();
    if (!(magic instanceof java.math.BigInteger big)
        || !big.toString(16).equals("1950a86a20f9469cfc6c")) {
      notes.error("bad-magic", Notes.at(0));
    }
    if (!Long.valueOf(PROTOCOL).equals(in.next())) {
      notes.error("bad-version", "", "version", "≠ " + PROTOCOL);
    }
    TorchSystem.version(in.next(), notes);
    Object value = in.next();
    Map<String, TorchStorages.Place> places = storages(value);
    TorchRebuild rebuild = new TorchRebuild(new TorchStorages(places, notes), allowed, notes);
    List<Tensor> tensors = new TorchTensors(rebuild, notes).of(value);
    return new WeightHeader(
        source.name(), "torch-legacy", "1001", source.size(), headerEnd, tensors, Map.of());
  }

  /** Reads a plain pickle, which PyTorch did not write as a checkpoint. */
  public WeightHeader plain() throws IOException {
    Object value = in.next();
    notes.warning("plain-pickle", "");
    Map<String, TorchStorages.Place> places = new HashMap<>();
    TorchNested nested = new TorchNested(source, places, budget, allowed, notes);
    TorchStorages storages = new TorchStorages(places, notes);
    TorchRebuild rebuild = new TorchRebuild(storages, allowed, notes, nested::storage);
    List<Tensor> tensors = new TorchTensors(rebuild, notes).of(value);
    return new WeightHeader(
        source.name(), "pickle", "", source.size(), in.position(), tensors, Map.of());
  }

  private Map<String, TorchStorages.Place> storages(Object value) throws IOException {
    Map<String, Declared> declared = declared(value);
    Map<String, TorchStorages.Place> places = new HashMap<>();
    List<Object> keys = null;
    try {
      keys = PickleNode.list(in.next());
    } catch (FindingException e) {
      notes.add(e.finding());
    }
    headerEnd = in.position();
    if (keys == null || !places(keys, declared, places)) {
      // Where the other storages are is unknown, but their tensors can be listed.
      declared.keySet().forEach(key -> places.putIfAbsent(key, TorchStorages.Place.NOWHERE));
    }
    return places;
  }

  /** Finds the place of each storage; false when the file ends early. */
  private boolean places(
      List<Object> keys, Map<String, Declared> declared, Map<String, TorchStorages.Place> places)
      throws IOException {
    for (Object item : keys) {
      String key = String.valueOf(item);
      String shown = Notes.shown(key);
      Declared storage = declared.get(key);
      long at = in.position();
      if (storage == null) {
        notes.warning("unused-storage", Notes.at(at), "key", shown);
        return true;
      }
      if (in.left() < Long.BYTES) {
        notes.error("truncated.header", Notes.at(source.size()));
        return false;
      }
      long elements = source.remote() ? remote(storage) : in.number();
      long bytes = elements < 0 ? -1 : Extent.times(elements, storage.type().bytes());
      if (bytes < 0) {
        notes.error("storage-size", Notes.at(at), "key", shown, "bytes", "?");
        return false;
      }
      boolean cut = bytes > in.left();
      if (cut) {
        String end = Long.toUnsignedString(at + Long.BYTES + bytes);
        notes.error("truncated.tensor", Notes.at(source.size()), "name", shown, "end", end);
        if (elements > 1L << 40) {
          notes.error("storage-size", Notes.at(at), "key", shown, "bytes", "?");
        }
      }
      TorchStorages.Place place = new TorchStorages.Place(in.position(), bytes, elements);
      if (places.put(key, place) != null) {
        notes.warning("duplicate-key.storage", Notes.at(at), "key", shown);
      }
      in.skip(bytes);
      if (cut) {
        return false;
      }
    }
    if (in.left() > 0) {
      notes.info("trailing-bytes", Notes.at(in.position()), "bytes", in.left());
    }
    return true;
  }

  /**
   * Skips the number of elements before a storage, which is not worth a request, and takes it as
   * declared.
   */
  private long remote(Declared storage) {
    in.skip(Long.BYTES);
    return storage.elements();
  }

  /** Type and size of a storage as the pickle declares them; the list of keys has neither. */
  private record Declared(NumberType type, long elements) {}

  private static Map<String, Declared> declared(Object root) {
    Map<String, Declared> declared = new HashMap<>();
    List<Object> open = new ArrayList<>(List.of(root));
    IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    while (!open.isEmpty()) {
      if (open.remove(open.size() - 1) instanceof PickleNode node && seen.put(node, true) == null) {
        List<Object> parts = PickleNode.list(node.args);
        if (node.kind == Kind.PERSISTENT
            && parts != null
            && parts.size() > 4
            && parts.get(1) instanceof Global global
            && TorchType.storage(global.name()) != null) {
          long elements = parts.get(4) instanceof Long count ? count : -1;
          declared.putIfAbsent(
              String.valueOf(parts.get(2)),
              new Declared(TorchType.storage(global.name()), elements));
        }
        open.addAll(node.items);
        open.add(node.args);
        open.add(node.state);
      }
    }
    return declared;
  }
}
