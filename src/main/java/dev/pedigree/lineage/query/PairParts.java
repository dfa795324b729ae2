package dev.pedigree.lineage.query;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Comparer;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Subject;
import java.util.List;

/** What can be asked of two models side by side. */
final class PairParts {
  private static final List<String> PARTS =
      List.of(
          "lines",
          "unknown-lines",
          "design",
          "listing",
          "shape",
          "weights",
          "sizes",
          "constants",
          "renamed",
          "differences");

  private PairParts() {}

  static Reply of(Compared compared, String part, Location at) {
    return switch (part) {
      case "lines" -> Reply.count(compared.diff().distance().lines());
      case "unknown-lines" -> Reply.count(compared.diff().distance().unknown());
      case "design" -> answer(compared.diff().design());
      case "listing" -> answer(compared.diff().identicalListing());
      case "shape" -> answer(compared.diff().shape());
      case "weights" -> answer(compared.verdict().weights().answer());
      case "sizes" -> Reply.count(compared.diff().of(Level.SHAPE).size());
      case "constants" -> Reply.count(compared.diff().of(Level.HYPER_PARAMETER).size());
      case "renamed" -> Reply.count(compared.diff().renames().size());
      case "differences" ->
          new Reply.Names(compared.diff().lines().stream().map(d -> d.sentence()).toList());
      default -> throw Misasked.word("part", part, PARTS, at);
    };
  }

  private static Reply answer(Answer answer) {
    Text words = Wording.name(answer);
    return new Reply.Said(words, answer.word());
  }

  static Compared compare(Entry a, Entry b, Location at) {
    return Comparer.compare(side(a, at), side(b, at));
  }

  private static Comparer.Side side(Entry entry, Location at) {
    return new Comparer.Side(
        Subject.of(entry.model()),
        entry.snapshot(),
        entry
            .architecture()
            .orElseThrow(() -> Misasked.of("query-undescribed", at, "id", entry.id())));
  }
}
