package dev.pedigree.catalog.markdown;

import dev.pedigree.diagnostics.Cjk;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language in which a file is written.
 *
 * <p>Names and quotations in the other language are welcome, so a part is said to be in the wrong
 * one only when most of it is: in English, ten Chinese characters or more that outweigh the Latin
 * letters, a character counting as two; in Chinese, eight English words or more and no Chinese
 * character. Quoted blocks are left alone. In Chinese the words and spaces of the site are held,
 * too.
 */
public enum Written {
  ENGLISH,
  CHINESE;

  private static final int MOST_HAN = 10;
  private static final int MOST_WORDS = 8;

  /** A word in small letters, unlike most names. */
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}_.-])[a-z]{2,}(?![\\p{N}_-])");

  /** The language of a file of content, by its path. */
  public static Written of(String path) {
    return path.endsWith(".zh.md") ? CHINESE : ENGLISH;
  }

  /** Reports a part of a file that is in another language or script. */
  public void check(SourceText source, String prose, int from, int to, Consumer<Finding> report) {
    if (this == CHINESE) {
      TraditionalWords.in(prose, from, to)
          .ifPresent(
              word ->
                  report.accept(
                      Finding.warning(
                          "catalog.traditional",
                          source.at(word.at()),
                          "traditional",
                          word.traditional(),
                          "simplified",
                          word.simplified())));
      ChineseWriting.check(source, prose, from, to, report);
    }
    if (prose.startsWith(">", from)) {
      return;
    }
    if (this == ENGLISH && chinese(prose, from, to)) {
      report.accept(Finding.warning("catalog.chinese-in-english", source.at(from)));
    } else if (this == CHINESE && english(prose, from, to)) {
      report.accept(Finding.warning("catalog.english-in-chinese", source.at(from)));
    }
  }

  private static boolean chinese(String prose, int from, int to) {
    int han = 0;
    int letters = 0;
    for (int i = from; i < to; i++) {
      char c = prose.charAt(i);
      if (c < 0x80) {
        letters += Character.isLetter(c) ? 1 : 0;
      } else if (Cjk.han(c)) {
        han++;
      }
    }
    return han >= MOST_HAN && 2 * han > letters;
  }

  private static boolean english(String prose, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Cjk.han(prose.charAt(i))) {
        return false;
      }
    }
    Matcher word = WORD.matcher(prose).region(from, to);
    int words = 0;
    while (words < MOST_WORDS && word.find()) {
      words++;
    }
    return words == MOST_WORDS;
  }
}
