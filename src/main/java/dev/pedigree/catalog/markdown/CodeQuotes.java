package dev.pedigree.catalog.markdown;

import dev.pedigree.diagnostics.Cjk;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.function.Consumer;

/** Typographic quotation marks in code, which no program reads; among Chinese words they are. */
final class CodeQuotes {
  private static final String QUOTES = "“”‘’";

  private CodeQuotes() {}

  /**
   * Reports the first in each line.
   *
   * @param prose the text with blanks for code
   */
  static void check(SourceText source, String prose, int from, Consumer<Finding> report) {
    char[] text = source.text().toCharArray();
    char[] words = prose.toCharArray();
    int quote = -1;
    boolean chinese = false;
    for (int at = from; at <= text.length; at++) {
      if (at == text.length || text[at] == '\n' || text[at] == '\r') {
        if (quote >= 0 && !chinese) {
          report.accept(Finding.warning("catalog.quotes-in-code", source.at(quote)));
        }
        quote = -1;
        chinese = false;
      } else if (text[at] > 0x7f && words[at] == ' ') {
        chinese |= Cjk.han(text[at]);
        quote = quote < 0 && QUOTES.indexOf(text[at]) >= 0 ? at : quote;
      }
    }
  }
}
