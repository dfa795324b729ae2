package dev.pedigree.cli;

import dev.pedigree.crawl.facts.StatedFact;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.facts.StatedWords;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.TensorPattern;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what the configuration and the headers of a model state that nobody describes. */
final class StatedText {
  /** Most kinds of tensors that are listed, unless all are asked for. */
  private static final int ENOUGH = 40;

  private StatedText() {}

  /** All that is stated, with the tensors. */
  static void print(
      StatedFacts stated, Optional<Snapshot> snapshot, boolean full, PrintWriter out) {
    if (!stated.isEmpty()) {
      out.println();
      out.println("stated");
      called(stated, out);
      facts(stated.facts(), out);
      parts(stated, out);
    }
    tensors(snapshot.map(Snapshot::tensors).orElse(List.of()), full, out);
  }

  private static void called(StatedFacts stated, PrintWriter out) {
    String type = stated.type().isEmpty() ? "" : "model_type " + stated.type();
    String name = stated.className();
    if (!name.isEmpty() || !type.isEmpty()) {
      String both = name.isEmpty() || type.isEmpty() ? name + type : name + ", " + type;
      out.println(line("class", Output.name(both)));
    }
    stated.kind().ifPresent(kind -> out.println(line("kind", StatedWords.name(kind).en())));
  }

  /** The facts of each part with a configuration of its own. */
  static void parts(StatedFacts stated, PrintWriter out) {
    for (StatedFacts.Part part : stated.parts()) {
      out.println("  " + Output.name(part.name()));
      facts(part.facts(), out);
    }
  }

  private static void facts(Map<StatedFact, StatedFacts.Value> facts, PrintWriter out) {
    facts.forEach(
        (fact, value) ->
            out.println(
                line(
                    StatedWords.name(fact).en(),
                    Output.padded(Output.name(value.text()), 10)
                        + " "
                        + Output.name(value.key()))));
  }

  private static void tensors(List<TensorPattern> tensors, boolean full, PrintWriter out) {
    if (tensors.isEmpty()) {
      return;
    }
    out.println();
    out.println("tensors");
    int shown = full ? Integer.MAX_VALUE : ENOUGH;
    tensors.stream().limit(shown).forEach(tensor -> out.println("  " + SideText.row(tensor)));
    if (tensors.size() > shown) {
      out.println("  and " + Output.count(tensors.size() - shown, "more kind") + " of tensors");
    }
  }

  private static String line(String name, String value) {
    return "  " + Output.padded(name, 26) + " " + value;
  }
}
