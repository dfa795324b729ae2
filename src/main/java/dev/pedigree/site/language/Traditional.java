package dev.pedigree.site.language;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Converts Simplified to Traditional Chinese: first the words of the glossary {@code
 * traditional.txt}, then the rest by phrase and character, with the character forms of Taiwan.
 * Latin letters, numbers and code stay as they are.
 */
public final class Traditional {
  private static final Map<String, String> GLOSSARY = glossary();
  private static final int LONGEST =
      GLOSSARY.keySet().stream().mapToInt(String::length).max().orElse(0);

  /** Character forms of OpenCC's own standard, replaced by those usual in Taiwan below. */
  private static final String OWN_FORMS = "爲裏羣衆啓峯覈臺着";

  private static final String USUAL_FORMS = "為裡群眾啟峰核台著";

  private static final Map<String, String> DONE = new ConcurrentHashMap<>();

  private Traditional() {}

  /** Converts plain text. */
  public static String of(String simplified) {
    return hasHan(simplified) ? DONE.computeIfAbsent(simplified, Traditional::convert) : simplified;
  }

  /** Converts the text of HTML, without tags and what is in {@code <code>} or {@code <pre>}. */
  public static String ofHtml(String html) {
    StringBuilder out = new StringBuilder(html.length());
    int code = 0;
    int from = 0;
    while (from < html.length()) {
      int open = html.indexOf('<', from);
      String text = html.substring(from, open < 0 ? html.length() : open);
      out.append(code > 0 ? text : of(text));
      if (open < 0) {
        break;
      }
      int close = html.indexOf('>', open) + 1;
      String tag = html.substring(open, close);
      out.append(tag);
      if (tag.startsWith("<code") || tag.startsWith("<pre")) {
        code++;
      } else if (tag.equals("</code>") || tag.equals("</pre>")) {
        code--;
      }
      from = close;
    }
    return out.toString();
  }

  private static boolean hasHan(String text) {
    return text.codePoints().anyMatch(Cjk::han);
  }

  private static String convert(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int plain = 0;
    int at = 0;
    while (at < text.length()) {
      int length = match(text, at);
      if (length == 0) {
        at++;
        continue;
      }
      out.append(usual(text.substring(plain, at)));
      out.append(GLOSSARY.get(text.substring(at, at + length)));
      at += length;
      plain = at;
    }
    return out.append(usual(text.substring(plain))).toString();
  }

  private static int match(String text, int at) {
    for (int length = Math.min(LONGEST, text.length() - at); length > 0; length--) {
      if (GLOSSARY.containsKey(text.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
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

  private static Map<String, String> glossary() {
    Map<String, String> words = new HashMap<>();
    try (InputStream in = Traditional.class.getResourceAsStream("traditional.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          words.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
