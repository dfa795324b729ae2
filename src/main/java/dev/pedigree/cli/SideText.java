package dev.pedigree.cli;

import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.lineage.stated.FactPair;
import dev.pedigree.lineage.stated.SideBySide;
import dev.pedigree.lineage.stated.SideWords;
import dev.pedigree.lineage.stated.TensorPairs;
import dev.pedigree.weights.TensorPattern;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Prints two models side by side of which one is not described: what both state, and no more. */
final class SideText {
  /** Most rows of a list; further ones are only counted. */
  private static final int ENOUGH = 12;

  private SideText() {}

  static void print(SideBySide sides, PrintWriter out) {
    out.println(sides.a() + "  →  " + sides.b());
    out.println(SideWords.summary(sides).en());
    out.println();
    answer("same design?", Answer.UNKNOWN, out);
    answer("same shape?", sides.shape(), out);
    answer("same weights?", sides.weights(), out);
    facts(sides.facts(), out);
    tensors(sides.tensors(), out);
    out.println();
    out.println("evidence");
    List<SideWords.Said> all = SideWords.of(sides);
    int width = Math.max(8, 1 + all.stream().mapToInt(s -> s.kind().length()).max().orElse(0));
    for (SideWords.Said said : all) {
      out.println("  " + Output.padded(said.kind(), width) + said.sentence().en());
    }
  }

  private static void answer(String question, Answer answer, PrintWriter out) {
    String word = answer == Answer.SAME ? "yes" : answer == Answer.DIFFERENT ? "no" : answer.word();
    out.println("  " + Output.padded(question, 15) + word);
  }

  private static void facts(List<FactPair> facts, PrintWriter out) {
    if (facts.isEmpty()) {
      return;
    }
    out.println();
    out.println("stated");
    int name = facts.stream().mapToInt(f -> f.name().en().length()).max().orElse(0) + 2;
    int value = facts.stream().mapToInt(f -> text(f.a()).length()).max().orElse(0);
    for (FactPair pair : facts) {
      String mark =
          switch (pair.answer()) {
            case SAME -> "= ";
            case DIFFERENT -> "≠ ";
            default -> "? ";
          };
      out.println(
          mark
              + Output.padded(pair.name().en(), name)
              + Output.padded(text(pair.a()), value)
              + "  →  "
              + text(pair.b()));
    }
  }

  private static String text(Optional<StatedFacts.Value> value) {
    return value.map(v -> Output.name(v.text())).orElse("not stated");
  }

  private static void tensors(TensorPairs tensors, PrintWriter out) {
    patterns("tensors with one name and shape", tensors.same(), out);
    if (!tensors.reshaped().isEmpty()) {
      out.println();
      out.println("tensors with one name and two shapes");
      tensors.reshaped().stream()
          .limit(ENOUGH)
          .forEach(r -> out.println("  " + Output.name(r.name()) + "  " + r.a() + "  →  " + r.b()));
      more(tensors.reshaped().size(), out);
    }
    patterns("tensors of the first alone", tensors.onlyA(), out);
    patterns("tensors of the second alone", tensors.onlyB(), out);
  }

  private static void patterns(String title, List<TensorPattern> patterns, PrintWriter out) {
    if (patterns.isEmpty()) {
      return;
    }
    out.println();
    out.println(title);
    patterns.stream().limit(ENOUGH).forEach(pattern -> out.println("  " + row(pattern)));
    more(patterns.size(), out);
  }

  private static void more(int all, PrintWriter out) {
    if (all > ENOUGH) {
      out.println("  and " + Output.count(all - ENOUGH) + " more, with --json");
    }
  }

  /** {@code encoder.layer.{0-11}.output.dense.weight F32 [768, 768] × 12}. */
  static String row(TensorPattern pattern) {
    return Output.name(pattern.name())
        + "  "
        + pattern.dtype()
        + " "
        + pattern.shape()
        + (pattern.count() == 1 ? "" : " × " + pattern.count());
  }
}
