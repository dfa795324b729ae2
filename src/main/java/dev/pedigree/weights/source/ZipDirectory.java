package dev.pedigree.weights.source;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a zip archive, zip64 included. PyTorch uses it and ignores local file
 * headers, so a reader that uses those may see other content.
 */
public final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int TAIL = 65_557;
  private static final long MASK32 = 0xffffffffL;

  /** Most entries; the largest checkpoints have some ten thousand. */
  private static final int MOST = 1 << 18;

  private static final int LONGEST = 1 << 26;

  /**
   * One file of the archive.
   *
   * @param stored bytes in the archive
   * @param size bytes unpacked
   * @param header position of its local file header
   */
  public record Entry(
      String name, int flags, int method, long crc, long stored, long size, long header) {}

  private final ByteSource source;
  private final Notes notes;
  private final long fileSize;
  private long shift;

  public ZipDirectory(ByteSource source, Notes notes) throws IOException {
    this.source = source;
    this.notes = notes;
    this.fileSize = source.size();
  }

  private FindingException bad(long at) {
    return notes.stop("bad-directory", Notes.at(at));
  }

  /** Whether bytes from the end of a file hold the end record of an archive. */
  public static boolean endsIn(byte[] tail) {
    for (int i = tail.length - 22; i >= 0; i--) {
      if (tail[i] == 'P' && little(tail).getInt(i) == END) {
        return true;
      }
    }
    return false;
  }

  /** Reads the entries of the directory. */
  public List<Entry> read() throws IOException {
    ByteBuffer tail = little(source.tail(source.remote() ? HttpSource.WINDOW : TAIL));
    int length = tail.limit();
    long tailAt = fileSize - length;
    int end = -1;
    int ends = 0;
    for (int i = length - 22; i >= 0; i--) {
      if (tail.getInt(i) == END) {
        ends++;
        end = end < 0 ? i : end;
      }
    }
    if (end < 0) {
      throw notes.stop("truncated.archive", Notes.at(fileSize));
    }
    long endAt = tailAt + end;
    long after = endAt + 22 + (tail.getShort(end + 20) & 0xffff);
    if (after > fileSize) {
      throw notes.stop("truncated.archive", Notes.at(fileSize));
    }
    if (after < fileSize) {
      notes.warning("trailing-bytes", Notes.at(after), "bytes", fileSize - after);
    }
    if (tail.getShort(end + 4) != 0 && tail.getShort(end + 4) != -1) {
      throw bad(endAt);
    }
    long count = tail.getShort(end + 10) & 0xffff;
    long size = tail.getInt(end + 12) & MASK32;
    long offset = tail.getInt(end + 16) & MASK32;
    long limit = endAt;
    boolean wide = count == 0xffff || size == MASK32 || offset == MASK32;
    boolean located = end >= 20 && tail.getInt(end - 20) == LOCATOR64;
    if (wide && !located) {
      throw bad(endAt);
    }
    if (wide || located) { // PyTorch always writes the zip64 records
      limit = tail.getLong(end - 12);
      if (limit < 0 || limit > endAt - 20 - 56) {
        throw bad(endAt - 20);
      }
      ByteBuffer end64 = little(source.read(limit, 56));
      if (end64.limit() < 56 || end64.getInt(0) != END64) {
        throw bad(limit);
      }
      count = end64.getLong(32);
      size = end64.getLong(40);
      offset = end64.getLong(48);
    }
    if (count == 0 && ends > 1) {
      throw bad(endAt);
    }
    return entries(count, size, offset, limit);
  }

  private List<Entry> entries(long count, long size, long offset, long limit) throws IOException {
    if (offset < 0 || size < 0 || size > LONGEST || size > limit || offset > limit - size) {
      throw bad(limit);
    }
    if (count < 0 || count > size / 46 || count > MOST) {
      throw bad(limit);
    }
    if (offset + size != limit) {
      shift = limit - size - offset;
      byte[] start = source.read(limit - size, 4);
      byte[] first = source.read(0, 4);
      boolean plain = little(first).getInt(0) == 0x04034b50;
      if (plain || size == 0 || little(start).getInt(0) != ENTRY) {
        throw bad(offset);
      }
      notes.error("leading-bytes", Notes.at(0), "bytes", shift);
    }
    ByteBuffer directory =
        source.view(offset + shift, (int) size).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at < directory.limit()) {
      if (directory.limit() - at < 46 || directory.getInt(at) != ENTRY) {
        throw bad(offset + shift + at);
      }
      int name = directory.getShort(at + 28) & 0xffff;
      int extra = directory.getShort(at + 30) & 0xffff;
      int comment = directory.getShort(at + 32) & 0xffff;
      int next = at + 46 + name + extra + comment;
      if (next > directory.limit() || entries.size() == MOST) {
        throw bad(offset + shift + at);
      }
      entries.add(entry(directory, at, name, extra));
      at = next;
    }
    if (entries.size() < count) {
      throw bad(offset + shift);
    }
    if (entries.size() > count) {
      notes.error("bad-directory", Notes.at(offset + shift));
    }
    return entries;
  }

  private Entry entry(ByteBuffer in, int at, int nameLength, int extraLength) {
    byte[] name = new byte[nameLength];
    in.get(at + 46, name);
    long stored = in.getInt(at + 20) & MASK32;
    long size = in.getInt(at + 24) & MASK32;
    long header = in.getInt(at + 42) & MASK32;
    int from = at + 46 + nameLength;
    int to = from + extraLength;
    boolean wide = false;
    while (from + 4 <= to) {
      int id = in.getShort(from) & 0xffff;
      int length = in.getShort(from + 2) & 0xffff;
      int field = from + 4;
      int fieldEnd = Math.min(to, field + length);
      if (id == 1) {
        if (size == MASK32 && field + 8 <= fieldEnd) {
          size = in.getLong(field);
          field += 8;
          wide = true;
        }
        if (stored == MASK32 && field + 8 <= fieldEnd) {
          stored = in.getLong(field);
          field += 8;
          wide = true;
        }
        if (header == MASK32 && field + 8 <= fieldEnd) {
          header = in.getLong(field);
          wide = true;
        }
      }
      from += 4 + length;
    }
    if (!wide && (size == MASK32 || stored == MASK32 || header == MASK32)) {
      size = -1; // refers to a zip64 field that is not there
    }
    return new Entry(
        new String(name, StandardCharsets.UTF_8),
        in.getShort(at + 8) & 0xffff,
        in.getShort(at + 10) & 0xffff,
        in.getInt(at + 16) & MASK32,
        stored,
        size,
        header < 0 ? header : header + shift);
  }

  /**
   * Position of an entry's data, or −1 when its local file header is not where it should be.
   *
   * @param next position of the next entry's header. In a remote file the data are found from it,
   *     where reading each local header would take a request
   */
  public long payload(Entry entry, long next) throws IOException {
    if (entry.header < 0 || entry.size < 0 || entry.stored < 0 || entry.header > fileSize - 30) {
      return -1;
    }
    if (source.remote() && !entry.name().endsWith("data.pkl")) {
      return guess(entry, next);
    }
    if (source.remote() && next - entry.header <= LONGEST) {
      source.read(entry.header, (int) (next - entry.header)); // all in one request
    }
    ByteBuffer local = little(source.read(entry.header, 30));
    if (local.limit() < 30 || local.getInt(0) != 0x04034b50) {
      return -1;
    }
    long start = entry.header + 30 + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
    compare(entry, local);
    return entry.stored > fileSize - start ? -1 : start;
  }

  /**
   * Finds data by its end: an optional data descriptor of 12, 16 or 24 bytes follows; it starts
   * aligned.
   */
  private static long guess(Entry entry, long next) {
    long[] descriptors = (entry.flags & 8) == 0 ? new long[] {0} : new long[] {16, 24, 12};
    for (long descriptor : descriptors) {
      long start = next - descriptor - entry.stored;
      if (start % 64 == 0 && start > entry.header) {
        return start;
      }
    }
    return next - descriptors[0] - entry.stored;
  }

  private void compare(Entry entry, ByteBuffer local) throws IOException {
    String shown = Notes.shown(entry.name);
    byte[] name = source.read(entry.header + 30, local.getShort(26) & 0xffff);
    boolean pickle = entry.name.endsWith("data.pkl");
    boolean other = !new String(name, StandardCharsets.UTF_8).equals(entry.name);
    long stored = local.getInt(18) & MASK32;
    long size = local.getInt(22) & MASK32;
    boolean described = (local.getShort(6) & 8) != 0;
    boolean sizes =
        stored != 0 && stored != MASK32 && stored != entry.stored && !described
            || size != 0 && size != MASK32 && size != entry.size && !described;
    if (other || sizes || (local.getShort(8) & 0xffff) != entry.method) {
      notes.error("local-header-differs", Notes.at(entry.header), "name", shown);
    } else if (stored == 0 && entry.stored > 0 && !described) {
      notes.info("local-header-differs", Notes.at(entry.header), "name", shown);
    }
    if (((local.getShort(6) | entry.flags) & 1) != 0) {
      if (pickle) {
        notes.error("encrypted-flag", Notes.at(entry.header), "name", shown);
      } else {
        notes.warning("encrypted-flag", Notes.at(entry.header), "name", shown);
      }
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
