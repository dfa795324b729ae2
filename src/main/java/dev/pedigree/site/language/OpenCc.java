package dev.pedigree.site.language;

import com.github.houbb.opencc4j.support.datamap.IDataMap;
import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Simplified to Traditional Chinese by the tables of OpenCC, phrase by phrase and else character by
 * character, with the character forms of Taiwan. It gives what {@code ZhConverterUtil} of opencc4j
 * gives, which makes a list of small texts of each text; a test holds the two against each other.
 */
final class OpenCc {
  /** Character forms of OpenCC's own standard, replaced by those usual in Taiwan below. */
  private static final String OWN_FORMS = "爲裏羣衆啓峯覈臺着";

  private static final String USUAL_FORMS = "為裡群眾啟峰核台著";

  /** Phrases are looked for among these characters only. */
  private static final char FIRST = 0x4e00;

  private static final char LAST = 0x9fa5;

  private static final char[] CHARACTERS = characters(DataMaps.defaults());
  private static final WordTable PHRASES = phrases(DataMaps.defaults());

  private OpenCc() {}

  /** Converts a part of a text as if nothing stood around it. */
  static String traditional(char[] text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      char c = text[at];
      int length = c < FIRST || c > LAST ? 0 : PHRASES.longest(text, at, to);
      if (length == 0) {
        out.append(CHARACTERS[c]);
        at++;
      } else {
        out.append(PHRASES.value(text, at, at + length));
        at += length;
      }
    }
    return out.toString();
  }

  private static char[] characters(IDataMap data) {
    char[] characters = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < characters.length; c++) {
      List<String> forms = data.stChar().getOrDefault(Character.toString(c), List.of());
      boolean one = !forms.isEmpty() && forms.get(0).length() == 1;
      characters[c] = usual(one ? forms.get(0).charAt(0) : (char) c);
    }
    return characters;
  }

  private static WordTable phrases(IDataMap data) {
    Map<String, String> phrases = new HashMap<>();
    data.stPhrase().forEach((phrase, forms) -> phrases.put(phrase, usual(forms.get(0))));
    // A phrase of the other direction is read as one, too, and then converted by character.
    for (String phrase : data.tsPhrase().keySet()) {
      phrases.computeIfAbsent(phrase, OpenCc::byCharacter);
    }
    phrases.keySet().removeIf(phrase -> phrase.chars().anyMatch(c -> c < FIRST || c > LAST));
    return new WordTable(phrases);
  }

  private static String byCharacter(String phrase) {
    StringBuilder out = new StringBuilder(phrase.length());
    phrase.chars().forEach(c -> out.append(CHARACTERS[c]));
    return out.toString();
  }

  private static String usual(String traditional) {
    StringBuilder out = new StringBuilder(traditional.length());
    traditional.chars().forEach(c -> out.append(usual((char) c)));
    return out.toString();
  }

  private static char usual(char traditional) {
    int own = OWN_FORMS.indexOf(traditional);
    return own < 0 ? traditional : USUAL_FORMS.charAt(own);
  }
}
