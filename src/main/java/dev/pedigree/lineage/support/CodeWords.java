package dev.pedigree.lineage.support;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.prints.code.CodePair;
import java.util.List;

/** What the code of two models has in common, in sentences. */
final class CodeWords {
  /** Most names that are listed. */
  private static final int NAMED = 6;

  private CodeWords() {}

  /**
   * Adds the sentences.
   *
   * @param about message that names what is compared
   */
  static void say(Text a, Text b, CodePair pair, String about, SupportWords words) {
    Text what = SupportWords.text(about);
    if (pair.sameFiles()) {
      words.add("support.code.same-files", "what", what);
      return;
    }
    units("support.code.classes", what, a, b, pair.classes(), words);
    units("support.code.functions", what, a, b, pair.functions(), words);
    if (!pair.renames().isEmpty()) {
      List<String> renames =
          pair.renames().stream().limit(NAMED).map(r -> r.a() + " → " + r.b()).toList();
      words.add(
          "support.code.renames",
          "count",
          pair.renames().size(),
          "list",
          SupportWords.listed(renames, NAMED));
    }
    if (!pair.differ().isEmpty()) {
      words.add("support.code.differ", "list", SupportWords.listed(pair.differ(), NAMED));
    }
    words.add(
        "support.code.statements",
        "common",
        pair.statements(),
        "a",
        a,
        "b",
        b,
        "countA",
        pair.statementsA(),
        "countB",
        pair.statementsB(),
        "percentA",
        SupportWords.percent(pair.statements(), pair.statementsA()),
        "percentB",
        SupportWords.percent(pair.statements(), pair.statementsB()));
  }

  private static void units(
      String key, Text what, Text a, Text b, CodePair.Count count, SupportWords words) {
    if (count.a() > 0 && count.b() > 0) {
      words.add(
          key,
          "what",
          what,
          "a",
          a,
          "b",
          b,
          "count",
          count.a(),
          "other",
          count.b(),
          "equal",
          count.equal(),
          "written",
          count.written());
    }
  }
}
