package dev.pedigree.site.origin;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.zoo.Rate;
import dev.pedigree.lineage.zoo.Step;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How verdicts are reached, where each kind of evidence fails, and how often answers are wrong. */
public final class MethodsPage {
  /** The kinds of evidence, each with how it works and where it fails. */
  static final List<String> KINDS =
      List.of(
          "hashes",
          "sizes",
          "numbers",
          "order",
          "layers",
          "parents",
          "direction",
          "statements",
          "unused");

  private MethodsPage() {}

  /**
   * What was measured at this build.
   *
   * @param sentences the rates in words
   * @param matrix each truth with how often each answer was given
   * @param wrong the pairs that were wrong
   */
  public record Measured(
      List<Text> sentences, List<Row> matrix, List<Wrong> wrong, List<Member> members) {}

  /** A truth, and how often each answer was given. */
  public record Row(Text truth, int same, int derived, int independent, int unknown) {}

  /** A wrong pair. */
  public record Wrong(String a, String b, Text truth, Text seen) {}

  /**
   * A model of the zoo.
   *
   * @param parents the true ones
   * @param found those that were found; empty where they are the true ones
   * @param loss on the passages; empty where it could not be run
   */
  public record Member(
      String name,
      List<Parent> parents,
      Optional<List<Parent>> found,
      List<Text> claims,
      Optional<String> loss,
      boolean runs,
      String read) {}

  /** A parent, and how the child was made from it. */
  public record Parent(String name, Text relation) {}

  /** The page. */
  public static Page of(View view) {
    return Page.of(
        "methods/",
        "methods",
        View.text("methods.title"),
        View.text("methods.summary"),
        Map.of("kinds", KINDS, "measured", view.zoo().map(MethodsPage::measured)));
  }

  private static Measured measured(ZooScore score) {
    return new Measured(
        sentences(score),
        score.matrix().stream()
            .map(
                row ->
                    new Row(
                        truth(row.truth()),
                        row.same(),
                        row.derived(),
                        row.independent(),
                        row.unknown()))
            .toList(),
        score.wrong().stream()
            .map(pair -> new Wrong(pair.a(), pair.b(), truth(pair.truth()), seen(pair.seen())))
            .toList(),
        score.members().stream().map(MethodsPage::member).toList());
  }

  private static List<Text> sentences(ZooScore score) {
    return List.of(
        View.text(
            "methods.models",
            "models",
            Integer.toString(score.members().size()),
            "lines",
            Integer.toString(score.lines()),
            "pairs",
            Integer.toString(score.pairs())),
        rate("methods.strangers", score.strangers()),
        View.text(
            "methods.trainings",
            "lines",
            Integer.toString(score.lines()),
            "wrong",
            Integer.toString(score.trainings().wrong()),
            "of",
            Integer.toString(score.trainings().of()),
            "upper",
            percent(score.trainings().upper())),
        rate("methods.relatives", score.relatives()),
        rate("methods.parents", score.parents()),
        rate("methods.relations", score.relations()),
        rate("methods.directions", score.directions()),
        rate("methods.claims", score.claims()),
        rate("methods.runs", score.runs()),
        View.text(
            "methods.bytes",
            "read",
            Numbers.bytes(score.bytesRead()),
            "headers",
            Numbers.bytes(score.headerBytes()),
            "files",
            Numbers.bytes(score.fileBytes())));
  }

  private static Text rate(String key, Rate rate) {
    return View.text(
        key,
        "wrong",
        Integer.toString(rate.wrong()),
        "right",
        Integer.toString(rate.right()),
        "of",
        Integer.toString(rate.of()),
        "upper",
        percent(rate.upper()));
  }

  /** A bound is rounded up. */
  static String percent(double rate) {
    return BigDecimal.valueOf(100 * rate).setScale(1, RoundingMode.CEILING).toPlainString();
  }

  private static Text truth(String word) {
    return View.text("methods.truth." + word);
  }

  private static Text seen(String word) {
    return word.equals("unknown") ? View.text("methods.open") : View.text("answer.weights." + word);
  }

  private static Member member(ZooScore.Scored one) {
    return new Member(
        one.name(),
        parents(one.parents()),
        one.right() ? Optional.empty() : Optional.of(parents(one.found())),
        one.claims().stream().distinct().map(word -> View.text("methods.claim." + word)).toList(),
        Double.isNaN(one.loss())
            ? Optional.empty()
            : Optional.of(String.format(Locale.ROOT, "%.3f", one.loss())),
        one.runs(),
        Numbers.bytes(one.bytesRead()));
  }

  private static List<Parent> parents(List<Step> steps) {
    return steps.stream()
        .map(step -> new Parent(step.parent(), View.text("methods.relation." + step.relation())))
        .toList();
  }
}
