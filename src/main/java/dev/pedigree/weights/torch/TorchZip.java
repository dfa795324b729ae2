package dev.pedigree.weights.torch;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Paths;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.ZipDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads a PyTorch zip archive: {@code data.pkl} and the places of the storages, not their data. */
public final class TorchZip {
  private static final int LARGEST_PICKLE = 1 << 28;
  private static final Set<String> KNOWN =
      Set.of(
          "data.pkl",
          "byteorder",
          "version",
          ".format_version",
          ".storage_alignment",
          ".data/serialization_id",
          ".data/version",
          "constants.pkl",
          "attributes.pkl",
          "model.json");

  private final ByteSource source;
  private final Notes notes;
  private final Map<String, ZipDirectory.Entry> byName = new TreeMap<>();
  private final Map<ZipDirectory.Entry, Long> next = new HashMap<>();
  private ZipDirectory directory;
  private String root = "";
  private boolean script;

  public TorchZip(ByteSource source, Notes notes) {
    this.source = source;
    this.notes = notes;
  }

  public WeightHeader read() throws IOException {
    directory = new ZipDirectory(source, notes);
    List<ZipDirectory.Entry> entries = directory.read();
    order(entries);
    ZipDirectory.Entry pickle = names(entries);
    String version = version();
    String endian = small("byteorder", "little");
    if (!endian.equals("little") && !endian.equals("big")) {
      notes.warning("bad-byteorder", "byteorder", "value", Notes.shown(endian));
    } else if (endian.equals("big")) {
      notes.info("big-endian", "byteorder");
    }
    long payload = directory.payload(pickle, next.getOrDefault(pickle, source.size()));
    ByteBuffer bytes = pickle(pickle, payload);
    PickleGlobals allowed = new PickleGlobals(script, notes);
    long base = pickle.method() == 0 ? payload : 0;
    Unpickler unpickler = new Unpickler(bytes, base, new PickleBudget(), notes);
    Object value;
    try {
      value = unpickler.read();
    } finally {
      allowed.report(unpickler.globals());
    }
    if (unpickler.end() < bytes.limit()) {
      notes.warning(
          "trailing-bytes-in-pickle", "data.pkl", "bytes", bytes.limit() - unpickler.end());
    }
    Map<String, TorchStorages.Place> places = places();
    TorchStorages storages = new TorchStorages(places, notes);
    List<Tensor> tensors =
        new TorchTensors(new TorchRebuild(storages, allowed, notes), notes).of(value);
    unused(places.keySet(), storages.used());
    return new WeightHeader(
        source.name(),
        script ? "torchscript" : "torch-zip",
        version,
        source.size(),
        base + bytes.limit(),
        tensors,
        endian.equals("big") ? Map.of("byteorder", endian) : Map.of());
  }

  private void order(List<ZipDirectory.Entry> entries) {
    List<ZipDirectory.Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(ZipDirectory.Entry::header));
    for (int i = 0; i + 1 < sorted.size(); i++) {
      ZipDirectory.Entry entry = sorted.get(i);
      next.put(entry, sorted.get(i + 1).header());
      if (entry.stored() > 0
          && entry.header() + 30 + entry.stored() > sorted.get(i + 1).header()
          && !notes.has("overlapping-entries")) {
        notes.warning(
            "overlapping-entries", Notes.at(entry.header()), "name", Notes.shown(entry.name()));
      }
    }
  }

  private ZipDirectory.Entry names(List<ZipDirectory.Entry> entries) {
    ZipDirectory.Entry pickle = null;
    Set<String> roots = new HashSet<>();
    for (ZipDirectory.Entry entry : entries) {
      String name = entry.name();
      String shown = Notes.shown(name);
      if (byName.putIfAbsent(name, entry) != null) {
        notes.error("duplicate-entry", Notes.at(entry.header()), "name", shown);
      }
      boolean folder = name.endsWith("/");
      if (!Paths.inside(folder ? name.substring(0, name.length() - 1) : name)) {
        notes.error("unsafe-entry-name", Notes.at(entry.header()), "name", shown);
      }
      script |= name.contains("/code/") || name.endsWith("/constants.pkl");
      boolean data = name.equals("data.pkl") || name.endsWith("/data.pkl");
      boolean odd = !data && name.toLowerCase(Locale.ROOT).endsWith("/data.pkl");
      if (odd) {
        notes.warning("odd-entry-name", Notes.at(entry.header()), "name", shown);
      }
      if (data || odd) {
        roots.add(Paths.folder(name));
        if (pickle == null || data && roots.size() == 1) {
          pickle = pickle == null ? entry : pickle;
        }
      }
    }
    if (pickle == null) {
      throw notes.stop("no-data-pkl", "");
    }
    root = Paths.folder(pickle.name());
    if (roots.size() > 1) {
      notes.error("several-roots", "", "count", roots.size());
    }
    if (root.isEmpty()) {
      notes.warning("no-root-folder", "data.pkl");
    }
    for (ZipDirectory.Entry entry : entries) {
      String inner = entry.name().startsWith(root) ? entry.name().substring(root.length()) : "";
      boolean known =
          KNOWN.contains(inner)
              || inner.startsWith("data/")
              || inner.startsWith("constants/")
              || script && (inner.startsWith("code/") || inner.startsWith("extra/"))
              || entry == pickle
              || entry.name().endsWith("/");
      String lower = entry.name().toLowerCase(Locale.ROOT);
      if (!known) {
        if (lower.endsWith(".pkl") || lower.endsWith(".pickle")) {
          notes.error("extra-entry", Notes.at(entry.header()), "name", Notes.shown(entry.name()));
        } else {
          notes.info("extra-entry", Notes.at(entry.header()), "name", Notes.shown(entry.name()));
        }
      }
    }
    return pickle;
  }

  private String small(String name, String without) throws IOException {
    ZipDirectory.Entry entry = byName.get(root + name);
    if (entry == null
        || entry.size() > 64
        || entry.method() != 0
        || source.remote()) { // not worth a request
      return without;
    }
    long at = directory.payload(entry, next.getOrDefault(entry, source.size()));
    return at < 0
        ? without
        : new String(source.read(at, (int) entry.size()), StandardCharsets.UTF_8).strip();
  }

  private String version() throws IOException {
    String name = byName.containsKey(root + "version") ? "version" : ".data/version";
    String version = small(name, "");
    if (version.isEmpty() && source.remote()) {
      return version;
    }
    if (version.isEmpty()) {
      notes.info("no-version", "version");
    } else if (!version.matches("[1-9]|10")) {
      throw notes.stop("bad-version", "version", "version", Notes.shown(version));
    } else if (version.equals("10")) {
      notes.info("high-version", "version", "version", version);
    }
    return version;
  }

  private ByteBuffer pickle(ZipDirectory.Entry entry, long payload) throws IOException {
    boolean bad =
        payload < 0
            || entry.size() < 0
            || entry.size() > LARGEST_PICKLE
            || entry.stored() > source.size() - payload
            || entry.method() != 0 && entry.method() != 8
            || entry.method() == 0 && entry.size() != entry.stored();
    if (bad) {
      throw notes.stop("bad-entry", Notes.at(entry.header()), "name", Notes.shown(entry.name()));
    }
    ByteBuffer bytes = source.view(payload, (int) entry.stored()).duplicate();
    if (entry.method() == 8) {
      bytes = inflated(entry, bytes);
      notes.warning("compressed-pickle", Notes.at(payload), "bytes", bytes.limit());
    }
    CRC32 crc = new CRC32();
    crc.update(bytes.duplicate());
    if (entry.crc() != 0 && crc.getValue() != entry.crc()) {
      notes.warning("checksum-differs", Notes.at(payload), "name", Notes.shown(entry.name()));
    }
    return bytes;
  }

  private ByteBuffer inflated(ZipDirectory.Entry entry, ByteBuffer stored) {
    FindingException bad =
        notes.stop("bad-entry", Notes.at(entry.header()), "name", Notes.shown(entry.name()));
    if (entry.size() > 1 << 24) {
      throw notes.stop("large-pickle", Notes.at(entry.header()), "bytes", entry.size());
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(stored);
      byte[] bytes = new byte[(int) entry.size()];
      int at = 0;
      while (at < bytes.length) {
        int more = inflater.inflate(bytes, at, bytes.length - at);
        if (more == 0) {
          throw bad;
        }
        at += more;
      }
      if (inflater.inflate(new byte[1]) > 0) {
        throw bad;
      }
      return ByteBuffer.wrap(bytes);
    } catch (DataFormatException e) {
      throw bad;
    } finally {
      inflater.end();
    }
  }

  private Map<String, TorchStorages.Place> places() throws IOException {
    Map<String, TorchStorages.Place> places = new HashMap<>();
    for (ZipDirectory.Entry entry : byName.values()) {
      String folder = root + "data/";
      if (!entry.name().startsWith(folder) || entry.name().equals(folder)) {
        continue;
      }
      String key = entry.name().substring(folder.length());
      long at = directory.payload(entry, next.getOrDefault(entry, source.size()));
      if (at < 0) {
        notes.error("bad-entry", Notes.at(entry.header()), "name", Notes.shown(entry.name()));
        places.put(key, new TorchStorages.Place(-1, 0, -1));
      } else if (entry.method() != 0) {
        notes.warning("compressed-storage", Notes.at(entry.header()), "name", Notes.shown(key));
        places.put(key, new TorchStorages.Place(entry.header(), entry.size(), -1));
      } else {
        places.put(key, new TorchStorages.Place(at, entry.size(), -1));
      }
    }
    return places;
  }

  private void unused(Set<String> all, Set<String> used) {
    for (String key : new java.util.TreeSet<>(all)) {
      if (!used.contains(key)) {
        notes.info("unused-storage", Notes.shown(key), "key", Notes.shown(key));
      }
    }
  }
}
