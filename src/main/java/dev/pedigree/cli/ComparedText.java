package dev.pedigree.cli;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Rename;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.WeightsVerdict;
import dev.pedigree.lineage.WeightsWords;
import java.io.PrintWriter;
import java.util.List;

/**
 * Prints a comparison: first the answers, then their evidence and the differences, deepest level
 * first.
 */
final class ComparedText {
  /** Most renamed roles that are listed; further ones are only counted. */
  private static final int ENOUGH = 12;

  private ComparedText() {}

  static void print(Compared compared, PrintWriter out) {
    out.println(compared.a() + "  →  " + compared.b());
    out.println(sentence(compared.diff()));
    out.println();
    answer("same design?", compared.verdict().design(), designNote(compared), out);
    answer("same shape?", compared.verdict().shape(), "", out);
    weights(compared.verdict().weights(), out);
    for (Level level : Level.values()) {
      differences(level, compared.diff().of(level), out);
    }
    renames("renamed", compared, Rename.Kind.NAME, out);
    renames("put together otherwise", compared, Rename.Kind.FUSION, out);
    out.println();
    out.println("evidence");
    compared.verdict().evidence().forEach(piece -> evidence(piece, 8, out));
    if (!compared.beside().isEmpty()) {
      out.println();
      out.println("beside the weights");
      compared.beside().forEach(piece -> evidence(piece, 10, out));
    }
  }

  private static void evidence(Evidence piece, int width, PrintWriter out) {
    out.println(
        "  "
            + Output.padded(piece.kind().word(), width)
            + piece.sentence().en()
            + (piece.source().isEmpty() ? "" : "  [" + piece.source() + "]"));
  }

  /** The result in one sentence. */
  private static String sentence(ArchitectureDiff diff) {
    long renamed = diff.renames().stream().filter(r -> r.kind() == Rename.Kind.NAME).count();
    long fused = diff.renames().size() - renamed;
    String names =
        (renamed == 0 ? "" : ", " + Output.count(renamed, "role") + " under other names")
            + (fused == 0 ? "" : ", " + Output.count(fused, "role") + " put together otherwise");
    return design(diff) + (diff.shape() == Answer.SAME ? ", one shape" : "") + names + ".";
  }

  private static String design(ArchitectureDiff diff) {
    if (diff.identicalListing() == Answer.SAME) {
      boolean other = diff.shape() == Answer.DIFFERENT;
      return "Line by line the same architecture" + (other ? " in another size" : "");
    }
    Distance distance = diff.distance();
    if (diff.design() == Answer.DIFFERENT) {
      return "Another architecture: distance of " + Wording.lines(distance).en();
    }
    if (distance.unknown() > 0 && distance.lines() > 0) {
      return "Not known whether it is another architecture: distance of "
          + Wording.lines(distance).en();
    }
    if (distance.unknown() > 0) {
      return "Nothing that is known differs in the design, but "
          + Output.count(distance.unknown(), "line")
          + (distance.unknown() == 1 ? " is" : " are")
          + " not known";
    }
    return "The same architecture with "
        + Output.count(distance.lines())
        + (distance.lines() == 1 ? " switch" : " switches")
        + " set otherwise";
  }

  private static void answer(String question, Answer answer, String note, PrintWriter out) {
    String word =
        switch (answer) {
          case SAME -> "yes";
          case DIFFERENT -> "no";
          case DERIVED, INDEPENDENT, UNKNOWN -> answer.word();
        };
    answer(question, word, note, out);
  }

  private static void answer(String question, String word, String note, PrintWriter out) {
    out.println("  " + Output.padded(question, 15) + word + (note.isEmpty() ? "" : "  " + note));
  }

  private static void weights(WeightsVerdict verdict, PrintWriter out) {
    boolean unread = verdict.answer() == Answer.UNKNOWN && !verdict.undecided();
    String word = unread ? "not checked" : verdict.answer().word();
    answer("same weights?", word, "(" + WeightsWords.note(verdict).en() + ")", out);
  }

  private static String designNote(Compared compared) {
    Distance distance = compared.diff().distance();
    return distance.none()
        ? "(identical listing)"
        : "(distance: " + Wording.lines(distance).en() + ")";
  }

  private static void differences(Level level, List<Difference> differences, PrintWriter out) {
    if (differences.isEmpty()) {
      return;
    }
    out.println();
    out.println(Wording.name(level).en() + " — " + Wording.meaning(level).en());
    int width = differences.stream().mapToInt(d -> d.rule().length()).max().orElse(0) + 2;
    for (Difference difference : differences) {
      out.println(
          (difference.open() ? "? " : "  ")
              + Output.padded(difference.rule(), width)
              + difference.sentence().en());
    }
  }

  private static void renames(String title, Compared compared, Rename.Kind kind, PrintWriter out) {
    List<Rename> renames =
        compared.diff().renames().stream().filter(r -> r.kind() == kind).toList();
    if (renames.isEmpty()) {
      return;
    }
    out.println();
    out.println(title);
    int role = renames.stream().mapToInt(r -> r.role().length()).max().orElse(0) + 2;
    int name = renames.stream().mapToInt(r -> Output.name(r.a()).length()).max().orElse(0);
    for (Rename rename : renames.subList(0, Math.min(ENOUGH, renames.size()))) {
      out.println(
          "  "
              + Output.padded(rename.role(), role)
              + Output.padded(Output.name(rename.a()), name)
              + "  →  "
              + Output.name(rename.b()));
    }
    if (renames.size() > ENOUGH) {
      out.println("  and " + Output.count(renames.size() - ENOUGH) + " more, with --json");
    }
  }
}
