package dev.pedigree.lineage.signature;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the stored signatures of two models show, in sentences. */
public final class ResemblanceWords {
  private static final Messages MESSAGES = Messages.of("lineage");

  private ResemblanceWords() {}

  /** The sentences about a pair, the most important first. */
  public static List<Text> of(Resemblance signed) {
    List<Text> sentences = new ArrayList<>();
    Map<String, String> units =
        Map.of(
            "found", count(signed.units().found()),
            "units", count(signed.units().units()),
            "power", Long.toString((long) Math.ceil(signed.units().log10p())),
            "pairs", count(signed.comparisons()),
            "kept", String.format(Locale.ROOT, "%.1f", signed.kept()));
    switch (signed.outcome()) {
      case SHARED ->
          sentences.add(
              MESSAGES.text(
                  signed.reordered() ? "signature.reordered" : "signature.shared", units));
      case INDEPENDENT -> sentences.add(MESSAGES.text("signature.independent", units));
      case UNDECIDED -> sentences.add(MESSAGES.text(open(signed.why()), Map.of()));
      case NOT_COMPARABLE -> sentences.add(MESSAGES.text("signature.other-width", Map.of()));
    }
    if (signed.outcome() == Resemblance.Outcome.INDEPENDENT && !signed.orderSought()) {
      sentences.add(MESSAGES.text("signature.order", Map.of()));
    }
    if (signed.shared() && signed.tensors() > 0) {
      sentences.add(
          MESSAGES.text(
              "signature.equal",
              Map.of("equal", count(signed.identical()), "tensors", count(signed.tensors()))));
    }
    sentences.add(MESSAGES.text("signature.read", Map.of("bytes", count(signed.bytesRead()))));
    return sentences;
  }

  private static String open(Resemblance.Why why) {
    return switch (why) {
      case START -> "signature.open.start";
      case UNTRAINED -> "signature.open.untrained";
      case BLIND, WIDTH, NONE -> "signature.open.blind";
    };
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
