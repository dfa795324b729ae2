package dev.pedigree.cli;

import dev.pedigree.lineage.zoo.Rate;
import dev.pedigree.lineage.zoo.ZooScore;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints in short how often answers about weights are wrong. */
final class ZooText {
  private ZooText() {}

  static void print(ZooScore score, PrintWriter out) {
    Rate strangers = score.strangers();
    Rate relatives = score.relatives();
    out.println(
        "Zoo: "
            + Output.count(score.members().size(), "model")
            + " of known ancestry read, run and related, "
            + Output.count(score.bytesRead())
            + " bytes of weights.");
    out.println(
        String.format(
            Locale.ROOT,
            "  called derived without sharing weights: %d of %d pairs (95 %% bound %.1f %%),"
                + " missed: %d of %d;",
            strangers.wrong(),
            strangers.of(),
            Math.ceil(strangers.upper() * 1000) / 10,
            relatives.wrong(),
            relatives.of()));
    out.println(
        String.format(
            Locale.ROOT,
            "  parents right: %d of %d, relations: %d of %d, at the recorded loss: %d of %d.",
            score.parents().right(),
            score.parents().of(),
            score.relations().right(),
            score.relations().of(),
            score.runs().right(),
            score.runs().of()));
  }
}
