package dev.pedigree.weights.format;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Utf8;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises files that are not weights: pointers, web pages, pictures, old formats, zeros. */
final class NotWeights {
  private static final Pattern POINTER =
      Pattern.compile(
          "version (?:https://git-lfs\\.github\\.com/spec/v1|https://hawser\\.github\\.com/spec/v1"
              + "|http://git-media\\.io/v/2)\\s");
  private static final Pattern OID = Pattern.compile("oid sha256:([0-9a-fA-F]{64})");
  private static final Pattern SIZE = Pattern.compile("size ([0-9]{1,19})");

  /** The byte order mark of UTF-8, as Latin-1. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private NotWeights() {}

  /** Throws when the first bytes belong to something that is no weight file. */
  static void check(ByteSource source, byte[] head, Notes notes) throws IOException {
    if (headerLength(head)) {
      return;
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    Matcher pointer = POINTER.matcher(text.startsWith(MARK) ? text.substring(3) : text);
    if (pointer.lookingAt() && source.size() <= 4096) {
      throw pointer(source, text, notes);
    }
    String kind = kind(source, head, text);
    if (kind.isEmpty() && zeros(source, head)) {
      kind = "zeros";
    }
    if (!kind.isEmpty()) {
      throw notes.stop("not-a-model." + kind, Notes.at(0));
    }
  }

  /**
   * Whether the first eight bytes are the length of a safetensors header, whatever they look like.
   */
  private static boolean headerLength(byte[] head) {
    return head.length > 8
        && head[8] == '{'
        && (head[4] | head[5] | head[6] | head[7]) == 0
        && (head[0] | head[1] | head[2] | head[3]) != 0;
  }

  private static RuntimeException pointer(ByteSource source, String text, Notes notes)
      throws IOException {
    Matcher oid = OID.matcher(text);
    Matcher size = SIZE.matcher(text);
    boolean strict =
        text.indexOf('\r') < 0
            && text.endsWith("\n")
            && !text.startsWith(MARK)
            && source.size() < 1024
            && text.lines().skip(1).allMatch(line -> line.equals(line.toLowerCase(Locale.ROOT)));
    if (!strict) {
      notes.info("pointer-form", "");
    }
    return notes.stop(
        "git-lfs-pointer",
        "",
        "size",
        size.find() ? size.group(1) : "?",
        "oid",
        oid.find() ? oid.group(1).toLowerCase(Locale.ROOT) : "?");
  }

  /** A magic number: bytes at an offset in files of one kind, as Latin-1. */
  private record Magic(String kind, int at, String bytes) {}

  private static final List<Magic> MAGICS =
      List.of(
          new Magic("picture", 0, "\u0089PNG"),
          new Magic("picture", 0, "\u00ff\u00d8\u00ff"),
          new Magic("picture", 0, "GIF8"),
          new Magic("picture", 8, "WEBP"),
          new Magic("document", 0, "%PDF-"),
          new Magic("packed", 0, "\u001f\u008b"),
          new Magic("packed", 0, "BZh"),
          new Magic("packed", 0, "\u00fd7zXZ\0"),
          new Magic("packed", 0, "7z\u00bc\u00af"),
          new Magic("packed", 0, "(\u00b5/\u00fd"),
          new Magic("packed", 0, "\u0004\"M\u0018"),
          new Magic("packed", 0, "Rar!"),
          new Magic("hdf5", 0, "\u0089HDF"),
          new Magic("numpy", 0, "\u0093NUMPY"),
          new Magic("tflite", 4, "TFL3"),
          new Magic("table", 0, "PAR1"),
          new Magic("table", 0, "ARROW1"),
          new Magic("table", 0, "SQLite format 3"),
          new Magic("program", 0, "\u007fELF"),
          new Magic("program", 0, "MZ\u0090\0"),
          new Magic("ggml", 0, "lmgg"),
          new Magic("ggml", 0, "fmgg"),
          new Magic("ggjt", 0, "tjgg"),
          new Magic("ggjt", 0, "algg"),
          new Magic("pytorch1", 0, "PYTORCH1"),
          new Magic("annex", 0, "/annex/objects/"),
          new Magic("annex", 0, "../.git/annex/objects/"),
          new Magic("annex", 0, ".git/annex/objects/"),
          new Magic("xet", 0, "# xet version"));

  private static String kind(ByteSource source, byte[] head, String text) throws IOException {
    boolean utf16 = text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff");
    String readable =
        utf16
            ? new String(head, StandardCharsets.UTF_16)
            : text.startsWith(MARK) ? text.substring(3) : text;
    String start = readable.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head")) {
      return "html";
    }
    if (start.startsWith("<?xml") || start.startsWith("<error")) {
      return "xml";
    }
    for (Magic magic : MAGICS) {
      if (text.startsWith(magic.bytes(), magic.at())) {
        return magic.kind();
      }
    }
    if (mangled(text)) {
      return "mangled";
    }
    if (msgpack(head)) {
      return "msgpack";
    }
    if (utf16 && readable.chars().limit(40).allMatch(c -> c < 0x80)
        || text(head) && !pickle(source, head)) {
      return start.startsWith("{") || start.startsWith("[") ? "json" : "text";
    }
    return "";
  }

  /** Whether it is a MessagePack map whose first key is a short name, as Flax writes parameters. */
  private static boolean msgpack(byte[] head) {
    if (head.length < 24) {
      return false;
    }
    int first = head[0] & 0xff;
    int at = first > 0x80 && first < 0x90 ? 1 : first == 0xde ? 3 : first == 0xdf ? 5 : 0;
    int length = (head[at] & 0xff) - 0xa0;
    if (at == 0 || length < 1 || length > 31 || at + length >= head.length) {
      return false;
    }
    return new String(head, at + 1, length, StandardCharsets.ISO_8859_1).matches("[\\w./-]+");
  }

  /** Whether a magic number was replaced by U+FFFD, because a program read bytes as text. */
  private static boolean mangled(String text) {
    return text.startsWith("\u00ef\u00bf\u00bd");
  }

  /**
   * Whether it is a pickle of protocol 0, which is text: it begins with a mark, a global or an
   * empty container, and ends with a dot.
   */
  private static boolean pickle(ByteSource source, byte[] head) throws IOException {
    byte[] last = source.read(source.size() - 1, 1);
    return last.length == 1 && last[0] == '.' && "(c]}".indexOf(head[0]) >= 0;
  }

  private static boolean text(byte[] head) {
    int letters = 0;
    for (byte b : head) {
      boolean space = b == '\n' || b == '\r' || b == '\t';
      if (b >= 0 && b < ' ' && !space || b == 0x7f) {
        return false;
      }
      letters += b >= ' ' ? 1 : 0;
    }
    boolean mostly = letters * 10 >= head.length * 7;
    return head.length >= 8 && (mostly || Utf8.sound(withoutCut(head)));
  }

  /** Drops the last character, which may be cut in two. */
  private static byte[] withoutCut(byte[] head) {
    int end = head.length;
    while (end > head.length - 4 && end > 0 && head[end - 1] < 0) {
      end--;
    }
    return head.length < 64 ? head : java.util.Arrays.copyOf(head, end);
  }

  /** Looks at the start, the middle and the end only, as a file of zeros may be a terabyte long. */
  private static boolean zeros(ByteSource source, byte[] head) throws IOException {
    if (head.length < 16 || !zeros(head)) {
      return false;
    }
    long size = source.size();
    return zeros(source.read(size / 2, 4096)) && zeros(source.read(Math.max(0, size - 4096), 4096));
  }

  private static boolean zeros(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
