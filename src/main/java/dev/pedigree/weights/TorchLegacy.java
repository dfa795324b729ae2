package dev.pedigree.weights;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.PickleNode.Global;
import dev.pedigree.weights.PickleNode.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of PyTorch 0.1.10 to 1.5: five pickles one after the other, then the storages.
 * Also reads a plain pickle, to say what it would import.
 */
final class TorchLegacy {
  private static final long PROTOCOL = 1001;
  private static final int MOST = 1 << 28;

  private final ByteSource source;
  private final Notes notes;
  private final PickleGlobals allowed;
  private ByteBuffer in;

  TorchLegacy(ByteSource source, Notes notes) {
    this.source = source;
    this.notes = notes;
    this.allowed = new PickleGlobals(false, notes);
  }

  WeightHeader read() throws IOException {
    source.sequential();
    in = source.view(0, (int) Math.min(source.size(), MOST)).duplicate();
    Object magic = next();
    if (!(magic instanceof java.math.BigInteger big)
        || !big.toString(16).equals("1950a86a20f9469cfc6c")) {
      notes.error("bad-magic", Notes.at(0));
    }
    if (!Long.valueOf(PROTOCOL).equals(next())) {
      notes.error("bad-version", "", "version", "≠ " + PROTOCOL);
    }
    Object info = next();
    if (!(info instanceof PickleNode node) || node.kind != Kind.DICT) {
      notes.warning("bad-sys-info", "");
    } else {
      int key = node.items.indexOf("little_endian");
      if (key >= 0 && Boolean.FALSE.equals(node.items.get(key + 1))) {
        notes.warning("big-endian", "");
      }
    }
    Object value = next();
    Map<String, TorchTensors.Place> places = storages(value);
    long end = in.position();
    TorchTensors found = new TorchTensors(places, allowed, notes);
    List<Tensor> tensors = found.of(value);
    return new WeightHeader(
        source.name(), "torch-legacy", "1001", source.size(), end, tensors, Map.of());
  }

  /** A pickle that is no file of PyTorch. */
  WeightHeader plain() throws IOException {
    in = source.view(0, (int) Math.min(source.size(), MOST)).duplicate();
    Object value = next();
    notes.warning("plain-pickle", "");
    List<Tensor> tensors = new TorchTensors(Map.of(), allowed, notes).of(value);
    return new WeightHeader(
        source.name(), "pickle", "", source.size(), in.position(), tensors, Map.of());
  }

  private Object next() throws IOException {
    Unpickler unpickler = new Unpickler(in, 0, notes);
    try {
      if (!in.hasRemaining()) {
        throw notes.stop("truncated.header", Notes.at(in.limit()));
      }
      Object value = unpickler.read();
      in.position(unpickler.end());
      return value;
    } catch (FindingException e) {
      if (e.finding().rule().equals("weights.bad-pickle") && unpickler.end() >= in.limit() - 16) {
        notes.add(e.finding());
        throw notes.stop("truncated.header", Notes.at(source.size()));
      }
      throw e;
    } finally {
      allowed.report(unpickler.globals());
    }
  }

  private Map<String, TorchTensors.Place> storages(Object value) throws IOException {
    Map<String, Integer> sizes = new HashMap<>();
    classes(value, sizes);
    Map<String, TorchTensors.Place> places = new HashMap<>();
    List<Object> keys;
    try {
      keys = PickleNode.list(next());
    } catch (FindingException e) {
      notes.add(e.finding());
      cut(sizes, places, in.position());
      return places;
    }
    if (keys == null) {
      cut(sizes, places, in.position());
      return places;
    }
    long at = in.position();
    for (Object item : keys) {
      String key = String.valueOf(item);
      Integer size = sizes.get(key);
      if (size == null) {
        notes.warning("unused-storage", Notes.at(at), "key", Notes.shown(key));
        return places;
      }
      byte[] count = source.read(at, 8);
      if (count.length < 8) {
        notes.error("truncated.header", Notes.at(source.size()));
        cut(sizes, places, at);
        return places;
      }
      long elements = ByteBuffer.wrap(count).order(ByteOrder.LITTLE_ENDIAN).getLong();
      long bytes = elements < 0 ? -1 : Extent.times(elements, size);
      if (bytes < 0) {
        notes.error("storage-size", Notes.at(at), "key", Notes.shown(key), "bytes", "?");
        cut(sizes, places, at);
        return places;
      }
      if (bytes > source.size() - at - 8) {
        notes.error(
            "truncated.tensor",
            Notes.at(source.size()),
            "name",
            Notes.shown(key),
            "end",
            Long.toUnsignedString(at + 8 + bytes));
        if (elements > 1L << 40) {
          notes.error("storage-size", Notes.at(at), "key", Notes.shown(key), "bytes", "?");
        }
      }
      if (places.put(key, new TorchTensors.Place(at + 8, bytes, elements)) != null) {
        notes.warning(
            "duplicate-key", Notes.at(at), "name", Notes.shown(key), "first", "?", "again", at);
      }
      at += 8 + bytes;
      if (at > source.size()) {
        cut(sizes, places, at);
        return places;
      }
    }
    if (at < source.size()) {
      notes.info("trailing-bytes", Notes.at(at), "bytes", source.size() - at);
    }
    return places;
  }

  /** The places of what was cut off: unknown, but the tensors can be listed. */
  private static void cut(
      Map<String, Integer> sizes, Map<String, TorchTensors.Place> places, long at) {
    sizes.keySet().forEach(key -> places.putIfAbsent(key, new TorchTensors.Place(-1, 0, -1)));
  }

  /** Element sizes by storage key; the list of keys does not have them. */
  private static void classes(Object root, Map<String, Integer> sizes) {
    List<Object> open = new ArrayList<>(List.of(root));
    IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    while (!open.isEmpty()) {
      if (open.remove(open.size() - 1) instanceof PickleNode node && seen.put(node, true) == null) {
        List<Object> parts = PickleNode.list(node.args);
        if (node.kind == Kind.PERSISTENT
            && parts != null
            && parts.size() > 2
            && parts.get(1) instanceof Global global
            && TorchType.storage(global.name()) != null) {
          sizes.putIfAbsent(String.valueOf(parts.get(2)), TorchType.storage(global.name()).bytes());
        }
        open.addAll(node.items);
        open.add(node.args);
        open.add(node.state);
      }
    }
  }
}
