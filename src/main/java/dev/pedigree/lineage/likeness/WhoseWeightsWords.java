package dev.pedigree.lineage.likeness;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.likeness.WhoseWeights.Errors;
import dev.pedigree.lineage.likeness.WhoseWeights.Match;
import dev.pedigree.lineage.likeness.WhoseWeights.State;
import dev.pedigree.lineage.signature.Resemblance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whose weights a model has, as sentences. */
public final class WhoseWeightsWords {
  private static final Messages MESSAGES = Messages.of("lineage");

  /** Most models that are named; further ones are counted. */
  private static final int ENOUGH = 6;

  private WhoseWeightsWords() {}

  /**
   * What was seen, the most telling first.
   *
   * @param errors how often answers about weights are wrong; empty where it is not known
   */
  public static List<Text> of(WhoseWeights whose, Optional<Errors> errors) {
    List<Text> says = new ArrayList<>();
    if (whose.state() != State.COMPARED) {
      says.add(
          text(
              without(whose.state()),
              Map.of(
                  "stored", count(whose.stored()),
                  "reason", whose.why().map(why -> why.message().en()).orElse(""))));
      return says;
    }
    whose.matches().stream().limit(ENOUGH).forEach(match -> says.add(match(match)));
    if (whose.matches().size() > ENOUGH) {
      says.add(text("whose.more", Map.of("count", count(whose.matches().size() - ENOUGH))));
    }
    if (!whose.open().isEmpty()) {
      String models = String.join(", ", whose.open().stream().limit(ENOUGH).toList());
      says.add(text("whose.start", Map.of("models", models)));
    }
    if (whose.matches().isEmpty()) {
      says.add(
          text(
              "whose.nobody",
              Map.of("count", count(whose.ofWidth()), "apart", count(whose.independent()))));
      if (!whose.orderSought()) {
        says.add(text("whose.order", Map.of()));
      }
    }
    says.add(
        text(
            "whose.compared",
            Map.of(
                "stored", count(whose.stored()),
                "count", count(whose.ofWidth()),
                "bytes", count(whose.bytesRead()))));
    errors.ifPresent(e -> says.add(errors(e)));
    return says;
  }

  private static String without(State state) {
    return switch (state) {
      case NONE_STORED -> "whose.none-stored";
      case NO_WEIGHTS -> "whose.no-weights";
      case OTHER_WIDTHS -> "whose.other-widths";
      case UNREAD, COMPARED -> "whose.unread";
    };
  }

  private static Text match(Match match) {
    Resemblance one = match.resemblance();
    Map<String, String> args = new HashMap<>();
    args.put("model", match.id());
    args.put("found", count(one.units().found()));
    args.put("units", count(one.units().units()));
    args.put("power", Long.toString((long) Math.ceil(one.units().log10p())));
    args.put("equal", count(one.identical()));
    args.put("tensors", count(one.tensors()));
    return text(one.reordered() ? "whose.match.reordered" : "whose.match", args);
  }

  private static Text errors(Errors errors) {
    String percent = String.format(Locale.ROOT, "%.1f", Math.ceil(errors.upper() * 1000) / 10);
    return text(
        "whose.errors",
        Map.of(
            "wrong", count(errors.wrong()),
            "of", count(errors.of()),
            "percent", percent,
            "lines", count(errors.lines())));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static Text text(String key, Map<String, String> args) {
    return MESSAGES.text(key, args);
  }
}
