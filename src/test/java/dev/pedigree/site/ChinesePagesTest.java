package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.markdown.AvoidedWords;
import dev.pedigree.catalog.markdown.ChineseReading;
import dev.pedigree.catalog.markdown.ChineseSpaces;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every text of every Chinese page, in both scripts. */
@Tag("slow")
class ChinesePagesTest {
  private static final String SIMPLIFIED = "zh-hans/";
  private static final String TRADITIONAL = "zh-hant/";
  private static final int SHOWN = 60;

  /** Three English words in small letters, one after another. */
  private static final Pattern ENGLISH =
      Pattern.compile("(?<![\\p{L}\\p{N}_./:-])[a-z]{2,}(?: [a-z]{2,}){2,}(?![\\p{N}_./-])");

  /** Each text of a script with the first page that has it. */
  private static final Map<String, Map<String, String>> TEXTS = new TreeMap<>();

  @BeforeAll
  static void read() {
    for (String script : List.of(SIMPLIFIED, TRADITIONAL)) {
      Map<String, String> texts = new TreeMap<>();
      WholeSite.files()
          .forEach(
              (path, bytes) -> {
                if (path.startsWith(script) && path.endsWith(".html")) {
                  String html = new String(bytes, StandardCharsets.UTF_8);
                  PageSentences.of(Jsoup.parse(html))
                      .forEach(text -> texts.putIfAbsent(text, path));
                }
              });
      TEXTS.put(script, texts);
    }
  }

  @Test
  void spacesAndPunctuationAreThoseOfChinese() {
    for (String script : TEXTS.keySet()) {
      assertEquals(
          "",
          said(
              script,
              text ->
                  ChineseSpaces.in(ChineseReading.of(text)).stream()
                      .map(slip -> "“" + slip.shown() + "”, write “" + slip.better() + "”")
                      .toList()));
    }
  }

  @Test
  void oneThingHasOneWord() {
    assertEquals(
        "",
        said(
            SIMPLIFIED,
            text ->
                AvoidedWords.in(ChineseReading.of(text)).stream()
                    .map(w -> "“" + w.word() + "” in “" + text + "”, write “" + w.better() + "”")
                    .toList()));
  }

  @Test
  void noEnglishIsLeftOver() {
    for (String script : TEXTS.keySet()) {
      assertEquals(
          "",
          said(
              script,
              text -> {
                Matcher words = ENGLISH.matcher(ChineseReading.of(text).words());
                return words.find()
                    ? List.of("“" + words.group() + "” in “" + text + "”, write it in Chinese")
                    : List.of();
              }));
    }
  }

  /** Big5 has the characters of Traditional Chinese and not those that are Simplified only. */
  @Test
  void noSimplifiedCharacterIsLeftOver() {
    Charset big5 = Charset.forName("Big5-HKSCS");
    assertEquals(
        "",
        said(
            TRADITIONAL,
            text ->
                text.codePoints()
                    .filter(Character::isIdeographic)
                    .mapToObj(Character::toString)
                    .filter(c -> !big5.newEncoder().canEncode(c))
                    .map(c -> "“" + c + "” in “" + text + "”: it has no row in traditional.txt")
                    .toList()));
  }

  /** What a check says about the texts of a script, each with its page; at most a few. */
  private static String said(String script, Function<String, List<String>> check) {
    List<String> said = new ArrayList<>();
    TEXTS
        .get(script)
        .forEach((text, path) -> check.apply(text).forEach(s -> said.add(path + ": " + s)));
    return said.stream().limit(SHOWN).collect(Collectors.joining("\n"))
        + (said.size() > SHOWN ? "\nand " + (said.size() - SHOWN) + " more" : "");
  }
}
