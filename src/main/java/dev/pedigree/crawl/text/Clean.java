package dev.pedigree.crawl.text;

/** Makes text from a repository or server safe for messages. */
public final class Clean {
  private static final int LONGEST = 200;

  private Clean() {}

  /** Writes control characters and direction overrides as escapes, and cuts long text. */
  public static String text(String raw) {
    StringBuilder out = new StringBuilder();
    raw.codePoints().limit(LONGEST).forEach(c -> append(out, c));
    if (raw.codePointCount(0, raw.length()) > LONGEST) {
      out.append('…');
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    int type = Character.getType(c);
    if (type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      out.append("\\u{").append(Integer.toHexString(c)).append('}');
    } else {
      out.appendCodePoint(c);
    }
  }
}
