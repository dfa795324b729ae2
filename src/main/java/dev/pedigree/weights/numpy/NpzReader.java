package dev.pedigree.weights.numpy;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.ZipDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads an archive of NumPy arrays, as MLX and JAX programs write weights: its headers only. */
public final class NpzReader {
  private static final String ARRAY = ".npy";

  /** Most arrays of a remote file, as each needs a request of its own. */
  private static final int REMOTE = 64;

  /** Enough for nearly every header together with the local header of its entry. */
  private static final int USUAL = 1024;

  private final ByteSource source;
  private final Notes notes;
  private long headers;

  public NpzReader(ByteSource source, Notes notes) {
    this.source = source;
    this.notes = notes;
  }

  /** Whether the first entry of an archive is an array; {@code head} begins with its header. */
  public static boolean starts(byte[] head) {
    int length = head.length < 30 ? 0 : (head[26] & 0xff) | (head[27] & 0xff) << 8;
    return length > ARRAY.length()
        && 30 + length <= head.length
        && new String(head, 30, length, StandardCharsets.UTF_8).endsWith(ARRAY);
  }

  /** Reads the headers of all arrays. */
  public WeightHeader read() throws IOException {
    List<ZipDirectory.Entry> entries = new ZipDirectory(source, notes).read();
    if (source.remote() && entries.size() > REMOTE) {
      throw notes.stop("npz-remote", "", "count", entries.size(), "limit", REMOTE);
    }
    Set<String> names = new HashSet<>();
    List<Tensor> tensors = new ArrayList<>();
    for (ZipDirectory.Entry entry : entries) {
      String shown = Notes.shown(entry.name());
      if (!names.add(entry.name())) {
        notes.error("duplicate-entry", Notes.at(entry.header()), "name", shown);
      } else if (entry.name().endsWith(ARRAY)) {
        tensor(entry).ifPresent(tensors::add);
      } else {
        notes.info("npz-other", Notes.at(entry.header()), "name", shown);
      }
    }
    return new WeightHeader(
        source.name(),
        "npz",
        "",
        source.size(),
        Math.min(headers, source.size()),
        tensors,
        Map.of());
  }

  private Optional<Tensor> tensor(ZipDirectory.Entry entry) throws IOException {
    long data = payload(entry);
    Optional<NumpyHeader> found =
        data < 0 ? Optional.empty() : NumpyHeader.parse(start(entry, data));
    if (found.isEmpty()) {
      notes.error("npz-entry", Notes.at(entry.header()), "name", Notes.shown(entry.name()));
      return Optional.empty();
    }
    NumpyHeader header = found.get();
    headers += header.length();
    String name = entry.name().substring(0, entry.name().length() - ARRAY.length());
    Optional<NumberType> type = header.type();
    if (type.isEmpty()) {
      String rule = header.objects() ? "npz-objects" : "npz-type";
      notes.warning(rule, Notes.shown(name), "type", Notes.shown(header.descr()));
      return Optional.empty();
    }
    long bytes = header.bytes();
    if (bytes < 0 || bytes != entry.size() - header.length()) {
      notes.error("npz-size", Notes.shown(name), "bytes", entry.size() - header.length());
      return Optional.empty();
    }
    boolean packed = entry.method() != 0;
    return Optional.of(
        new Tensor(
            name,
            type.get().name(),
            header.shape(),
            packed ? entry.header() : data + header.length(),
            packed ? 0 : bytes,
            storage(header, packed)));
  }

  private static String storage(NumpyHeader header, boolean packed) {
    if (packed) {
      return "compressed";
    }
    if (header.bigEndian()) {
      return "big-endian";
    }
    if (!header.fortran() || header.shape().size() < 2) {
      return "";
    }
    List<String> strides = new ArrayList<>();
    long stride = 1;
    for (long dimension : header.shape()) {
      strides.add(Long.toString(stride));
      stride *= Math.max(1, dimension);
    }
    return "strides " + String.join(",", strides);
  }

  /** Where the content of an entry begins; −1 when its local header is not where it should be. */
  private long payload(ZipDirectory.Entry entry) throws IOException {
    boolean sizes = entry.size() >= 0 && entry.stored() >= 0 && entry.header() >= 0;
    if (!sizes || entry.method() != 0 && entry.method() != 8) {
      return -1;
    }
    ByteBuffer local =
        ByteBuffer.wrap(source.read(entry.header(), USUAL)).order(ByteOrder.LITTLE_ENDIAN);
    if (local.limit() < 30 || local.getInt(0) != 0x04034b50) {
      return -1;
    }
    long at = entry.header() + 30 + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
    return entry.stored() > source.size() - at ? -1 : at;
  }

  /** The first bytes of an array, unpacked; more are read only where its header is long. */
  private byte[] start(ZipDirectory.Entry entry, long data) throws IOException {
    int usual = (int) Math.min(USUAL / 2, entry.stored());
    byte[] start = source.read(data, usual);
    if (entry.method() == 0 && NumpyHeader.parse(start).isPresent()) {
      return start;
    }
    byte[] all = source.read(data, (int) Math.min(NumpyHeader.LONGEST + 12, entry.stored()));
    if (entry.method() == 0) {
      return all;
    }
    byte[] little = unpacked(all, USUAL);
    return NumpyHeader.parse(little).isPresent() ? little : unpacked(all, NumpyHeader.LONGEST + 12);
  }

  /** At most so many bytes of what is packed. */
  private static byte[] unpacked(byte[] stored, int most) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(stored);
      byte[] bytes = new byte[most];
      int at = 0;
      int more = inflater.inflate(bytes);
      while (more > 0) {
        at += more;
        more = inflater.inflate(bytes, at, bytes.length - at);
      }
      return Arrays.copyOf(bytes, at);
    } catch (DataFormatException e) {
      return new byte[0]; // no array, which the caller reports
    } finally {
      inflater.end();
    }
  }
}
