package dev.pedigree.catalog.markdown;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.BitSet;
import java.util.Optional;

/**
 * Finds Traditional characters in Simplified text, by the tables from which the site converts.
 *
 * <p>One is enough: a character that is Simplified in some word, such as 著 or 乾, is none of them.
 * Words in quotation marks keep the characters of their owner.
 */
final class TraditionalWords {
  private static final String OPEN = "“‘「『《〈";
  private static final String CLOSE = "”’」』》〉";
  private static final int FIRST = 0x3400;
  private static final int LAST = 0x9fff;

  /** A Traditional character and the Simplified one for it. */
  record Word(int at, String traditional, String simplified) {}

  /** The characters that have another Simplified form; made when the first Chinese text is read. */
  private static final class Table {
    static final BitSet TRADITIONAL = new BitSet();

    static {
      DataMaps.defaults()
          .tsChar()
          .forEach(
              (traditional, simplified) -> {
                char c = traditional.charAt(0);
                if (traditional.length() == 1 && c >= FIRST && c <= LAST) {
                  TRADITIONAL.set(c, !ZhConverterUtil.toSimple(traditional).equals(traditional));
                }
              });
    }
  }

  private TraditionalWords() {}

  /** The first Traditional character between two offsets of a text. */
  static Optional<Word> in(String text, int from, int to) {
    int quotes = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < 0x2018) {
        continue;
      }
      if (OPEN.indexOf(c) >= 0) {
        quotes++;
      } else if (CLOSE.indexOf(c) >= 0) {
        quotes = Math.max(0, quotes - 1);
      } else if (quotes == 0 && Table.TRADITIONAL.get(c)) {
        String character = Character.toString(c);
        return Optional.of(new Word(i, character, ZhConverterUtil.toSimple(character)));
      }
    }
    return Optional.empty();
  }
}
