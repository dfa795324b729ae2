package dev.pedigree.lineage.support;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.prints.tokenizer.TokenizerPair;
import dev.pedigree.tokenizer.TokenizerContent;
import java.util.List;

/** What two tokenizers have in common, in sentences. */
final class TokenizerWords {
  /** Most tokens that are named. */
  private static final int NAMED = 8;

  private final Text nameA;
  private final Text nameB;
  private final TokenizerPair pair;
  private final SupportWords words;

  private TokenizerWords(Text nameA, Text nameB, TokenizerPair pair, SupportWords words) {
    this.nameA = nameA;
    this.nameB = nameB;
    this.pair = pair;
    this.words = words;
  }

  static void say(Text a, Text b, TokenizerPair pair, SupportWords words) {
    new TokenizerWords(a, b, pair, words).say();
  }

  private void say() {
    if (pair.sameFile()) {
      words.add("support.tokenizer.same-file", "count", pair.a().count());
      return;
    }
    switch (pair.relation()) {
      case EQUAL ->
          words.add(
              "support.tokenizer.equal",
              "count",
              pair.a().count(),
              "digest",
              pair.a().ids().digest().substring(0, 12));
      case EXTENDED -> extended(nameA, pair.a().count(), nameB, pair.b().count());
      case SHORTENED -> extended(nameB, pair.b().count(), nameA, pair.a().count());
      case OTHER -> other();
    }
    pair.merges().ifPresent(this::merges);
    special(nameA, pair.specialA());
    special(nameB, pair.specialB());
  }

  private void extended(Text shorter, int few, Text longer, int many) {
    words.add(
        "support.tokenizer.extended",
        "longer",
        longer,
        "shorter",
        shorter,
        "count",
        few,
        "added",
        many - few);
    if (!pair.added().isEmpty()) {
      words.add("support.tokenizer.added", "list", quoted(pair.added()));
    }
  }

  private void other() {
    if (pair.first() > 0) {
      words.add(
          pair.exact() ? "support.tokenizer.first" : "support.tokenizer.first.least",
          "count",
          pair.first());
    }
    words.add(
        pair.exact() ? "support.tokenizer.overlap" : "support.tokenizer.overlap.about",
        "common",
        pair.common(),
        "a",
        nameA,
        "b",
        nameB,
        "countA",
        pair.a().count(),
        "countB",
        pair.b().count(),
        "percentA",
        SupportWords.percent(pair.common(), pair.a().texts().size()),
        "percentB",
        SupportWords.percent(pair.common(), pair.b().texts().size()));
  }

  private void merges(int first) {
    int a = pair.a().merges().orElseThrow().length();
    int b = pair.b().merges().orElseThrow().length();
    if (first == a && first == b) {
      words.add("support.tokenizer.merges.equal", "count", a);
    } else {
      words.add(
          pair.exact() ? "support.tokenizer.merges.first" : "support.tokenizer.merges.least",
          "count",
          first,
          "a",
          a,
          "b",
          b);
    }
  }

  private void special(Text name, List<String> alone) {
    if (!alone.isEmpty()) {
      words.add(
          "support.tokenizer.special", "name", name, "list", SupportWords.listed(alone, NAMED));
    }
  }

  private static Text quoted(List<String> tokens) {
    List<String> shown =
        tokens.stream().map(token -> "“" + TokenizerContent.shown(token) + "”").toList();
    return SupportWords.listed(shown, NAMED);
  }
}
