package dev.pedigree.weights.source;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Paths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The members of a tar archive: v7, ustar, GNU long names and pax headers. Nothing is unpacked; of
 * members with the same name the last one counts, as it does for Python's {@code tarfile}.
 */
public final class TarArchive {
  private static final int BLOCK = 512;

  /** Most bytes of a long name or pax header; no real one is longer. */
  private static final int LONGEST = 1 << 16;

  private static final String REGULAR = "\u0000" + "07";

  /**
   * A regular file of the archive.
   *
   * @param offset of its first byte in the archive
   */
  public record Member(String name, long offset, long size) {}

  private final ByteSource source;
  private final Notes notes;
  private final Set<String> wanted;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, String> everywhere = new HashMap<>();
  private Map<String, String> extended = new HashMap<>();

  /**
   * @param wanted names of the members to remember
   */
  public TarArchive(ByteSource source, Set<String> wanted, Notes notes) {
    this.source = source;
    this.wanted = wanted;
    this.notes = notes;
  }

  /** Whether a file begins with a tar header: ustar, or v7 (no magic) with one of these names. */
  public static boolean starts(byte[] head, Set<String> firstNames) {
    if (head.length < BLOCK) {
      return head.length >= 262 && text(head, 257, 5).equals("ustar");
    }
    return text(head, 257, 5).equals("ustar")
        || firstNames.contains(text(head, 0, 100)) && number(head, 148, 8) == sum(head, false);
  }

  /** The wanted members that are there. */
  public Map<String, Member> read() throws IOException {
    long size = source.size();
    long at = 0;
    while (at < size) {
      byte[] header = source.read(at, BLOCK);
      if (header.length < BLOCK) {
        notes.error("truncated.archive", Notes.at(size));
        return members;
      }
      if (blank(header)) {
        return members;
      }
      at = member(header, at);
    }
    notes.warning("truncated.archive", Notes.at(size));
    return members;
  }

  /** Notes one member and returns the position of the next. */
  private long member(byte[] header, long at) throws IOException {
    long sum = number(header, 148, 8);
    if (sum != sum(header, false) && sum != sum(header, true)) {
      throw bad(at + 148, "checksum");
    }
    char type = (char) (header[156] & 0xff);
    long size = number(header, 124, 12);
    String longer = type == 'x' || type == 'g' ? null : extended.get("size");
    if (longer != null) {
      size = longer.matches("\\d{1,18}") ? Long.parseLong(longer) : -1;
    }
    if (size < 0) {
      throw bad(at + 124, "size");
    }
    if ("123456".indexOf(type) >= 0) {
      size = 0; // links, devices and folders have no content, whatever they say
    }
    long content = at + BLOCK;
    if (size > source.size() - content) {
      notes.error("truncated.archive", Notes.at(source.size()));
      size = source.size() - content;
    }
    switch (type) {
      case 'L' -> extended.put("path", content(content, size, at));
      case 'K' -> extended.put("linkpath", content(content, size, at));
      case 'x' -> extended.putAll(pax(content(content, size, at), at));
      case 'g' -> everywhere.putAll(pax(content(content, size, at), at));
      default -> {
        file(header, type, new Member(name(header), content, size), at);
        extended = new HashMap<>(everywhere);
      }
    }
    return content + (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private String name(byte[] header) {
    String prefix = text(header, 345, 155);
    String plain = text(header, 0, 100);
    boolean split = !prefix.isEmpty() && text(header, 257, 8).equals("ustar");
    return extended.getOrDefault("path", split ? prefix + "/" + plain : plain);
  }

  private void file(byte[] header, char type, Member member, long at) {
    String name = member.name();
    String shown = Notes.shown(name);
    String inner = name.startsWith("./") ? name.substring(2) : name;
    boolean folder = type == '5' || inner.endsWith("/");
    String path = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
    if (!path.isEmpty() && !Paths.inside(path)) {
      notes.error("unsafe-entry-name", Notes.at(at), "name", shown);
    }
    boolean link = type == '1' || type == '2';
    if (link) {
      String target = extended.getOrDefault("linkpath", text(header, 157, 100));
      Object[] args = {"name", shown, "target", Notes.shown(target)};
      if (wanted.contains(name)) {
        throw notes.stop("unsafe-entry-name.link", Notes.at(at), args);
      }
      notes.error("unsafe-entry-name.link", Notes.at(at), args);
    } else if (wanted.contains(name)) {
      boolean sparse = extended.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"));
      if (REGULAR.indexOf(type) < 0 || sparse) {
        throw bad(at + 156, "type");
      }
      if (members.put(name, member) != null) {
        notes.error("duplicate-entry", Notes.at(at), "name", shown);
      }
    } else if (!folder) {
      notes.info("extra-entry", Notes.at(at), "name", shown);
    }
  }

  private String content(long at, long size, long header) throws IOException {
    if (size > LONGEST) {
      throw bad(header + 124, "size");
    }
    byte[] bytes = source.read(at, (int) size);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** Records {@code length key=value\n}; the length counts bytes, itself included. */
  private Map<String, String> pax(String records, long header) {
    byte[] bytes = records.getBytes(StandardCharsets.UTF_8);
    Map<String, String> fields = new HashMap<>();
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      int length = 0;
      while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && space < at + 6) {
        length = length * 10 + bytes[space++] - '0';
      }
      boolean fits = space < bytes.length && bytes[space] == ' ' && length > space + 1 - at;
      if (!fits || length > bytes.length - at || bytes[at + length - 1] != '\n') {
        throw bad(header + BLOCK + at, "pax");
      }
      String record = new String(bytes, space + 1, at + length - 2 - space, StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals < 0) {
        throw bad(header + BLOCK + at, "pax");
      }
      fields.put(record.substring(0, equals), record.substring(equals + 1));
      at += length;
    }
    return fields;
  }

  private FindingException bad(long at, String field) {
    return notes.stop("bad-tar", Notes.at(at), "field", field);
  }

  private static boolean blank(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The checksum of a header, its own field taken as blanks; some old writers added signed bytes.
   */
  private static long sum(byte[] header, boolean signed) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : signed ? header[i] : header[i] & 0xff;
    }
    return sum;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }

  /** An octal number, or one to base 256 if the first bit is set; −1 for anything else. */
  private static long number(byte[] header, int at, int length) {
    if ((header[at] & 0xff) == 0x80) {
      long value = 0;
      for (int i = at + 1; i < at + length; i++) {
        if (value >= 1L << 55) {
          return -1;
        }
        value = value << 8 | header[i] & 0xff;
      }
      return value;
    }
    String digits = text(header, at, length).strip();
    return digits.isEmpty() ? 0 : digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
  }
}
