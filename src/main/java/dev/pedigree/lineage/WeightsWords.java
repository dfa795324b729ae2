package dev.pedigree.lineage;

import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands beside the answer about weights: what is said of them, and what was looked at. */
public final class WeightsWords {
  private static final Messages MESSAGES = Messages.of("lineage");

  private WeightsWords() {}

  /** {@code the card says: fine-tuned; no weight files were read}. */
  public static Text note(WeightsVerdict verdict) {
    return joined(
        Stream.concat(verdict.claims().stream().map(WeightsWords::claim).distinct(), found(verdict))
            .toList());
  }

  /** What is said and what was found, one after the other. */
  public static Text joined(List<Text> parts) {
    return new Text(
        parts.stream().map(Text::en).collect(Collectors.joining("; ")),
        parts.stream().map(Text::zh).collect(Collectors.joining("；")));
  }

  /** A relation in a word or two. */
  static Text relation(Relation relation) {
    return MESSAGES.text("weights.relation." + relation.word(), Map.of());
  }

  /** What is said of shared weights, in a few words: {@code the card says: fine-tuned}. */
  static Text claim(Parent claim) {
    Text relation = relation(claim.relation());
    return MESSAGES.textOf(
        claim.source().equals("card") ? "weights.says.card" : "weights.says.somebody",
        Map.of("relation", relation));
  }

  private static Stream<Text> found(WeightsVerdict verdict) {
    String key =
        switch (verdict.answer()) {
          case SAME ->
              verdict.ground() == WeightsVerdict.Ground.NUMBERS
                  ? "weights.note.same.numbers"
                  : "weights.note.same";
          case DIFFERENT -> "weights.note.different";
          case DERIVED ->
              verdict.ground() == WeightsVerdict.Ground.HASHES
                  ? "weights.note.derived.hashes"
                  : "weights.note.derived";
          case INDEPENDENT -> "weights.note.independent";
          case UNKNOWN -> "weights.note.read." + verdict.read().word();
        };
    return Stream.of(MESSAGES.text(key, Map.of()));
  }
}
