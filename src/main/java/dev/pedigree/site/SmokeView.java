package dev.pedigree.site;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.trial.ElementNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What running a description showed, as a model page tells it.
 *
 * @param result what came out
 * @param changes the elements that were changed one at a time, unnoticed ones first
 * @param noticed how many of them moved the logits
 */
record SmokeView(SmokeResult result, List<Change> changes, long noticed) {

  /**
   * An element of the design that was changed.
   *
   * @param name what it is called
   * @param noticed whether the logits moved by more than what counts as equal
   * @param moved how far: squared differences of the logits over their squares; empty when the
   *     changed design could not be computed at all
   * @param why it went unnoticed; empty when it did not
   */
  record Change(Text name, boolean noticed, String moved, Optional<Text> why) {}

  static SmokeView of(SmokeResult result) {
    List<Change> changes =
        result.elements().stream()
            .map(
                e ->
                    new Change(ElementNames.of(e.name()), e.exercised(), moved(e.moved()), e.why()))
            .sorted((a, b) -> Boolean.compare(a.noticed(), b.noticed()))
            .toList();
    return new SmokeView(result, changes, changes.stream().filter(Change::noticed).count());
  }

  /** The order of magnitude is what counts: one digit, small numbers with a power of ten. */
  private static String moved(double moved) {
    if (!Double.isFinite(moved)) {
      return "";
    }
    if (moved >= 0.1) {
      return String.format(Locale.ROOT, moved >= 10 ? "%.0f" : "%.1f", moved);
    }
    return moved == 0 ? "0" : String.format(Locale.ROOT, "%.0e", moved).replace("e-0", "e-");
  }
}
