package dev.pedigree.catalog.markdown;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import java.util.function.Consumer;

/** What is written otherwise in the Chinese of this site: words, spaces and punctuation. */
final class ChineseWriting {
  private ChineseWriting() {}

  /** Reports all of it between two offsets of a file. */
  static void check(SourceText source, String prose, int from, int to, Consumer<Finding> report) {
    ChineseReading reading = ChineseReading.markdown(source.text(), prose, from, to);
    for (AvoidedWords.Found word : AvoidedWords.in(reading)) {
      report.accept(
          Finding.warning(
              "catalog.avoided-word",
              source.at(reading.at()[word.at()]),
              "word",
              word.word(),
              "better",
              word.better(),
              "reason",
              word.reason()));
    }
    for (ChineseSpaces.Slip slip : ChineseSpaces.in(reading)) {
      report.accept(
          Finding.warning(
              slip.rule().id(),
              source.at(reading.at()[slip.at()]),
              "shown",
              slip.shown(),
              "better",
              slip.better()));
    }
  }
}
