package dev.pedigree.site.language;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import dev.pedigree.diagnostics.Cjk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
  /** Simplified and Traditional by the first character, the longest first. */
  private static final Map<Character, List<Map.Entry<String, String>>> GLOSSARY = glossary();

  /** Character forms of OpenCC's own standard, replaced by those usual in Taiwan below. */
  private static final String OWN_FORMS = "爲裏羣衆啓峯覈臺着";

  private static final String USUAL_FORMS = "為裡群眾啟峰核台著";

  private static final Map<String, String> DONE = new ConcurrentHashMap<>();

  private Traditional() {}

  /** Converts plain text and keeps the result: names and summaries are on many pages. */
  public static String of(String simplified) {
    return hasHan(simplified) ? DONE.computeIfAbsent(simplified, Traditional::whole) : simplified;
  }

  private static String whole(String simplified) {
    return convert(simplified, new int[0]).get(0);
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
    return convert(text, cuts);
  }

  private static boolean hasHan(String text) {
    return text.codePoints().anyMatch(Cjk::han);
  }

  private static List<String> convert(String text, int[] cuts) {
    CutText out = new CutText(cuts);
    int plain = 0;
    int at = 0;
    while (at < text.length()) {
      Map.Entry<String, String> word = match(text, at);
      if (word == null) {
        at++;
        continue;
      }
      out.add(plain, at, usual(text.substring(plain, at)));
      int end = at + word.getKey().length();
      if (latin(word.getValue()) && !latin(word.getKey())) {
        out.addLatin(at, end, word.getValue());
      } else {
        out.add(at, end, word.getValue());
      }
      at = end;
      plain = at;
    }
    out.add(plain, text.length(), usual(text.substring(plain)));
    return out.pieces();
  }

  /** Whether a word begins or ends with a Latin letter. */
  private static boolean latin(String word) {
    return Character.isLetter(word.charAt(0)) && word.charAt(0) < 0x80
        || Character.isLetter(word.charAt(word.length() - 1))
            && word.charAt(word.length() - 1) < 0x80;
  }

  private static Map.Entry<String, String> match(String text, int at) {
    for (Map.Entry<String, String> word : GLOSSARY.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(word.getKey(), at)) {
        return word;
      }
    }
    return null;
  }

  private static String usual(String simplified) {
    if (simplified.isEmpty()) {
      return "";
    }
    String traditional = ZhConverterUtil.toTraditional(simplified);
    for (int i = 0; i < OWN_FORMS.length(); i++) {
      traditional = traditional.replace(OWN_FORMS.charAt(i), USUAL_FORMS.charAt(i));
    }
    return traditional;
  }

  private static Map<Character, List<Map.Entry<String, String>>> glossary() {
    Map<Character, List<Map.Entry<String, String>>> words = new HashMap<>();
    try (InputStream in = Traditional.class.getResourceAsStream("traditional.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          words
              .computeIfAbsent(line.charAt(0), first -> new ArrayList<>())
              .add(Map.entry(line.substring(0, equals), line.substring(equals + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words.values().forEach(w -> w.sort((a, b) -> b.getKey().length() - a.getKey().length()));
    return words;
  }
}
