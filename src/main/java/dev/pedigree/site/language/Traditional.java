package dev.pedigree.site.language;

import dev.pedigree.diagnostics.Cjk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Converts Simplified to Traditional Chinese: first the words of the glossary {@code
 * traditional.txt}, then the rest by phrase and character, with the character forms of Taiwan.
 * Latin letters and numbers stay as they are.
 */
public final class Traditional {
  private static final WordTable GLOSSARY = glossary();

  /** Names and summaries that were converted, by the Simplified text. */
  private static final Map<String, String> DONE = new ConcurrentHashMap<>();

  /** Longest text that is kept in both scripts; longer ones are on one page. */
  private static final int LONGEST_KEPT = 500;

  private Traditional() {}

  /** Converts plain text and keeps what is short: names and summaries are on many pages. */
  public static String of(String simplified) {
    if (!hasHan(simplified)) {
      return simplified;
    }
    return simplified.length() > LONGEST_KEPT
        ? whole(simplified)
        : DONE.computeIfAbsent(simplified, Traditional::whole);
  }

  private static String whole(String simplified) {
    return convert(simplified.toCharArray(), new int[0]).get(0);
  }

  /**
   * Converts one text that tags cut into pieces: words are looked for across the cuts. Nothing is
   * kept, as a text with tags is on one page.
   *
   * @return as many pieces, which are the Traditional text when joined
   */
  static List<String> of(List<String> pieces) {
    String text = String.join("", pieces);
    if (!hasHan(text)) {
      return List.copyOf(pieces);
    }
    int[] cuts = new int[pieces.size() - 1];
    int at = 0;
    for (int i = 0; i < cuts.length; i++) {
      at += pieces.get(i).length();
      cuts[i] = at;
    }
    return convert(text.toCharArray(), cuts);
  }

  private static boolean hasHan(String text) {
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Cjk.han(c)) {
        return true;
      }
      at += Character.charCount(c);
    }
    return false;
  }

  private static List<String> convert(char[] text, int[] cuts) {
    CutText out = new CutText(cuts);
    int plain = 0;
    int at = 0;
    while (at < text.length) {
      int length = GLOSSARY.longest(text, at, text.length);
      if (length == 0) {
        at++;
        continue;
      }
      out.add(plain, at, OpenCc.traditional(text, plain, at));
      int end = at + length;
      String word = GLOSSARY.value(text, at, end);
      if (latin(word) && !latin(new String(text, at, length))) {
        out.addLatin(at, end, word);
      } else {
        out.add(at, end, word);
      }
      at = end;
      plain = at;
    }
    out.add(plain, text.length, OpenCc.traditional(text, plain, text.length));
    return out.pieces();
  }

  /** Whether a word begins or ends with a Latin letter. */
  private static boolean latin(String word) {
    return Character.isLetter(word.charAt(0)) && word.charAt(0) < 0x80
        || Character.isLetter(word.charAt(word.length() - 1))
            && word.charAt(word.length() - 1) < 0x80;
  }

  private static WordTable glossary() {
    Map<String, String> words = new HashMap<>();
    try (InputStream in = Traditional.class.getResourceAsStream("traditional.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          words.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WordTable(words);
  }
}
