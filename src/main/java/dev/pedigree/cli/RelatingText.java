package dev.pedigree.cli;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.lineage.relate.CheckedClaim;
import dev.pedigree.lineage.relate.FoundParent;
import dev.pedigree.lineage.relate.Member;
import dev.pedigree.lineage.relate.Related;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.pipeline.relate.Relating;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints relations: the models with their parents, then the pairs. */
final class RelatingText {
  private final Related related;
  private final PrintWriter out;

  private RelatingText(Related related, PrintWriter out) {
    this.related = related;
    this.out = out;
  }

  static void print(Relating relating, List<Bond> bonds, PrintWriter out) {
    RelatingText text = new RelatingText(relating.related(), out);
    for (int i = 0; i < relating.models().size(); i++) {
      text.model(i, relating.findings().get(i));
    }
    text.pairs(bonds);
  }

  private void model(int index, List<Finding> findings) {
    Member member = related.members().get(index);
    String since = member.since().substring(0, Math.min(10, member.since().length()));
    out.println(
        Output.name(member.id()) + (since.isEmpty() ? "" : "  (weights since " + since + ")"));
    List<FoundParent> parents = related.parents().get(index);
    for (FoundParent found : parents) {
      line("parent", name(found.parent()) + "  " + found(found));
    }
    if (parents.isEmpty()) {
      line("parent", without(member));
    }
    related.claims().get(index).stream()
        .map(RelatingText::claim)
        .distinct()
        .forEach(claim -> line("declared", claim));
    List<Finding> told =
        findings.stream()
            .filter(
                f -> f.severity() == Severity.ERROR || f.rule().equals("pipeline.weights-unread"))
            .toList();
    Output.findings(out, told, Map.of());
  }

  private static String claim(CheckedClaim claim) {
    String relation = claim.stated().kind();
    return Output.name(claim.stated().parent())
        + (relation.isEmpty() ? "" : " (" + relation + ")")
        + ": "
        + outcome(claim.outcome());
  }

  private static String without(Member member) {
    return member.adapter()
        ? "an adapter, whose base is not among these"
        : member.sample().isEmpty() ? "weights were not read" : "none of these";
  }

  private static String found(FoundParent found) {
    String because =
        switch (found.because()) {
          case STRUCTURE -> "its structure tells which came first";
          case DATES -> "dates of commits tell which came first";
          case CHANGE -> "the way it changed hints at which came first";
          case STATED -> "its files say so";
          case NOTHING -> "";
        };
    return found.descent().word()
        + ", "
        + found.grade().word()
        + (found.log10p() < 0 ? ", p < " + power(found.log10p()) : "")
        + (because.isEmpty() ? "" : "; " + because);
  }

  private static String outcome(CheckedClaim.Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "confirmed by the weights";
      case RELATED -> "its weights are in it, but another model is nearer";
      case CONTRADICTED -> "contradicted by the weights";
      case NO_WEIGHTS -> "none of its weights are in it";
      case OPEN -> "the weights do not decide it";
      case ABSENT -> "not among these";
    };
  }

  private void pairs(List<Bond> bonds) {
    if (bonds.isEmpty()) {
      return;
    }
    out.println();
    out.println("pairs");
    for (Bond bond : bonds) {
      boolean up = bond.way().filter(way -> way.name().startsWith("B")).isPresent();
      String first = name(up ? bond.b() : bond.a());
      String second = name(up ? bond.a() : bond.b());
      out.println(
          "  "
              + first
              + (bond.way().isPresent() ? "  →  " : "  –  ")
              + second
              + "  "
              + weights(bond)
              + (bond.relation().isEmpty() ? "" : ", " + bond.relation())
              + bond.grade().map(grade -> ", " + grade.word()).orElse(""));
    }
    long read =
        related.members().stream()
            .flatMap(m -> m.sample().stream())
            .mapToLong(sample -> sample.bytesRead())
            .sum();
    out.println();
    out.println("read of the weights: " + Output.bytes(read));
    out.println(
        "how often such answers are wrong: see the end of a build, and /methods/ of the site");
  }

  private static String weights(Bond bond) {
    Optional<Kinship> kinship = bond.kinship();
    if (kinship.isEmpty()) {
      return "weights not compared";
    }
    return switch (kinship.get().finding()) {
      case SAME -> "same weights";
      case DERIVED -> "shared weights, p < " + power(kinship.get().units().log10p());
      case INDEPENDENT -> "independent weights";
      case UNKNOWN -> "weights unknown";
    };
  }

  private static String power(double log10p) {
    return "10^" + (long) Math.ceil(log10p);
  }

  private String name(int index) {
    return Output.name(related.members().get(index).id());
  }

  private void line(String name, String value) {
    out.println("  " + Output.padded(name, 10) + value);
  }
}
