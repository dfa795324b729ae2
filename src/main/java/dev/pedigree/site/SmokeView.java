package dev.pedigree.site;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.trial.ElementNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a smoke check, as a model page shows it.
 *
 * @param result the result
 * @param changes the elements that were changed one at a time, unnoticed ones first
 * @param noticed how many of the changes moved the logits
 */
record SmokeView(SmokeResult result, List<Change> changes, long noticed) {

  /**
   * A changed element of the design.
   *
   * @param name of the element
   * @param noticed whether the logits moved by more than the tolerance
   * @param moved by how much, as normalised mean square error; empty when the changed design could
   *     not be computed
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

  /**
   * One significant digit, small numbers with a power of ten: only the order of magnitude matters.
   */
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
