package dev.pedigree.site.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds our walk over the tables of opencc4j against the walk of opencc4j. */
class OpenCcTest {

  @Test
  void everyCharacterIsConvertedAsByTheLibrary() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      assertSame(Character.toString((char) c));
    }
  }

  @Test
  void everyPhraseOfBothDirectionsIsConvertedAsByTheLibrary() {
    phrases().forEach(OpenCcTest::assertSame);
  }

  @Test
  void phrasesThatOverlapOrAreCutShortAreConvertedAsByTheLibrary() {
    List<String> phrases = phrases();
    Random random = new Random(1);
    List<String> between = List.of("", "", "的", "a", "，", " ", "㓦", "𠗣", "7B", "\n");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 6; k++) {
        String phrase = phrases.get(random.nextInt(phrases.size()));
        text.append(phrase, 0, 1 + random.nextInt(phrase.length()));
        text.append(between.get(random.nextInt(between.size())));
      }
      assertSame(text.toString());
    }
  }

  @Test
  void aPartIsConvertedAsIfNothingStoodAroundIt() {
    assertEquals("頭發", traditional("头发", 0, 1) + traditional("头发", 1, 2));
    assertEquals("頭髮", traditional("头发", 0, 2));
  }

  private static String traditional(String text, int from, int to) {
    return OpenCc.traditional(text.toCharArray(), from, to);
  }

  private static List<String> phrases() {
    TreeSet<String> phrases = new TreeSet<>(DataMaps.defaults().stPhrase().keySet());
    phrases.addAll(DataMaps.defaults().tsPhrase().keySet());
    return new ArrayList<>(phrases);
  }

  private static void assertSame(String text) {
    String theirs = ZhConverterUtil.toTraditional(text);
    String own = "爲裏羣衆啓峯覈臺着";
    for (int i = 0; i < own.length(); i++) {
      theirs = theirs.replace(own.charAt(i), "為裡群眾啟峰核台著".charAt(i));
    }
    assertEquals(theirs, traditional(text, 0, text.length()), text);
  }
}
