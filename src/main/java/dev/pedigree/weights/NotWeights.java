package dev.pedigree.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that lie where weights should be: pointers, web pages, pictures, old formats, zeros. */
final class NotWeights {
  private static final Pattern POINTER =
      Pattern.compile(
          "version (?:https://git-lfs\\.github\\.com/spec/v1|https://hawser\\.github\\.com/spec/v1"
              + "|http://git-media\\.io/v/2)\\s");
  private static final Pattern OID = Pattern.compile("oid sha256:([0-9a-fA-F]{64})");
  private static final Pattern SIZE = Pattern.compile("size ([0-9]{1,19})");

  private NotWeights() {}

  /** Stops when the first bytes belong to something that is no weight file. */
  static void check(ByteSource source, byte[] head, Notes notes) throws IOException {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    Matcher pointer = POINTER.matcher(text);
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

  private static RuntimeException pointer(ByteSource source, String text, Notes notes)
      throws IOException {
    Matcher oid = OID.matcher(text);
    Matcher size = SIZE.matcher(text);
    boolean strict =
        text.indexOf('\r') < 0
            && text.endsWith("\n")
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

  private static String kind(ByteSource source, byte[] head, String text) throws IOException {
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      start = text.substring(3).stripLeading().toLowerCase(Locale.ROOT);
    }
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head")) {
      return "html";
    }
    if (start.startsWith("<?xml") || start.startsWith("<error")) {
      return "xml";
    }
    if (text.startsWith("\u0089PNG")
        || text.startsWith("\u00ff\u00d8\u00ff")
        || text.startsWith("GIF8")) {
      return "picture";
    }
    if (text.startsWith("\u001f\u008b")) {
      return "gzip";
    }
    if (text.startsWith("lmgg") || text.startsWith("fmgg")) {
      return "ggml";
    }
    if (text.startsWith("tjgg") || text.startsWith("algg")) {
      return "ggjt";
    }
    if (text.startsWith("PYTORCH1")) {
      return "pytorch1";
    }
    if (mangled(text)) {
      return "mangled";
    }
    if (text(head) && !pickle(source, head)) {
      return start.startsWith("{") ? "json" : "text";
    }
    return "";
  }

  /** A magic that went through a program which took bytes for text. */
  private static boolean mangled(String text) {
    return text.startsWith("\u00ef\u00bf\u00bd");
  }

  /**
   * Protocol 0 is text: it opens with a mark, a global or an empty container, and ends in a dot.
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
    return head.length >= 8 && letters * 10 >= head.length * 7;
  }

  /** Looks at the start, the middle and the end; a file of zeros may be a terabyte long. */
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
