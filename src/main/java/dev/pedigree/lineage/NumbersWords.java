package dev.pedigree.lineage;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.weights.Dots;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.UnitsFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the numbers of two models show, in sentences. */
final class NumbersWords {
  private NumbersWords() {}

  /** The sentences about a kinship, the most important first. */
  static List<Text> of(Kinship kinship) {
    List<Text> sentences = new ArrayList<>();
    UnitsFound units = kinship.units();
    String found = Integer.toString(units.found());
    String all = Integer.toString(units.units());
    String power = power(units.log10p());
    switch (kinship.finding()) {
      case SAME ->
          sentences.add(VerdictReader.text("numbers.same", "count", count(kinship.all().count())));
      case DERIVED ->
          sentences.add(
              VerdictReader.text(
                  switch (kinship.stream()) {
                    case IN_PLACE -> "numbers.in-place";
                    case REORDERED -> "numbers.reordered";
                    case ROTATED ->
                        kinship.movedInside() ? "numbers.rotated.moved" : "numbers.rotated";
                  },
                  "found",
                  found,
                  "units",
                  all,
                  "power",
                  power));
      case INDEPENDENT -> sentences.add(independent(kinship, found, all));
      case UNKNOWN ->
          sentences.add(
              switch (kinship.start()) {
                case UNTRAINED -> VerdictReader.text("numbers.untrained");
                case LEARNED_APART ->
                    VerdictReader.text("numbers.start", "found", found, "units", all);
                case NOTHING -> VerdictReader.text("numbers.undecided");
              });
    }
    if (kinship.finding() == Kinship.Finding.INDEPENDENT && kinship.sawReordered() == 1) {
      sentences.add(VerdictReader.text("numbers.blind-to-order"));
    }
    if (kinship.finding() == Kinship.Finding.INDEPENDENT && !kinship.sawRotated()) {
      sentences.add(VerdictReader.text("numbers.blind-to-rotation"));
    }
    if (!kinship.tensors().isEmpty() && kinship.start() != Kinship.Start.UNTRAINED) {
      compared(kinship, sentences);
    }
    sentences.add(VerdictReader.text("numbers.read", "bytes", count(kinship.bytesRead())));
    return sentences;
  }

  private static Text independent(Kinship kinship, String found, String units) {
    return kinship.sawInPlace() < 1
        ? VerdictReader.text(
            "numbers.independent",
            "found",
            found,
            "units",
            units,
            "kept",
            String.format(Locale.ROOT, "%.1f", kinship.sawInPlace()))
        : VerdictReader.text("numbers.independent.other-width");
  }

  private static void compared(Kinship kinship, List<Text> sentences) {
    Dots all = kinship.all();
    if (all.dd() > 0) {
      sentences.add(
          VerdictReader.text(
              kinship.stream() == Kinship.StreamOrder.ROTATED
                  ? "numbers.change.rotated"
                  : "numbers.change",
              "percent",
              String.format(Locale.ROOT, "%.3g", 100 * all.change()),
              "equal",
              count(all.equal()),
              "count",
              count(all.count())));
    }
    if (kinship.movedInside()) {
      sentences.add(VerdictReader.text("numbers.moved-inside"));
    }
    List<Integer> origins = kinship.originsOfB();
    boolean inOrder =
        origins.size() == kinship.originsOfA().size()
            && IntStream.range(0, origins.size()).allMatch(l -> origins.get(l) == l);
    if (!inOrder) {
      String list =
          origins.stream().map(l -> l < 0 ? "?" : l.toString()).collect(Collectors.joining(" "));
      sentences.add(VerdictReader.text("numbers.layers", "list", list));
    }
  }

  /** The exponent of a probability, rounded towards 1: {@code -87}. */
  private static String power(double log10p) {
    return Long.toString((long) Math.ceil(log10p));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
