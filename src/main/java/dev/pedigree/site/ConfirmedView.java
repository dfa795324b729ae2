package dev.pedigree.site;

import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.view.View;
import java.util.List;

/**
 * What the first live reading said about the rebuilt values it replaced.
 *
 * @param config the values of the configuration in a sentence
 * @param tensors the listing of tensors in a sentence
 * @param corrected values that were not right, as sentences
 */
record ConfirmedView(Text config, Text tensors, List<Text> corrected) {

  static ConfirmedView of(Confirmed confirmed) {
    return new ConfirmedView(
        View.counted(
            confirmed.corrected().isEmpty() ? "confirmed.all" : "confirmed.but", confirmed.equal()),
        confirmed.tensors() == 0
            ? View.text("confirmed.tensors")
            : View.counted("confirmed.tensors.but", confirmed.tensors()),
        confirmed.corrected().stream().map(ConfirmedView::sentence).toList());
  }

  private static Text sentence(Confirmed.Corrected value) {
    if (value.rebuilt().isEmpty()) {
      return View.text(
          "confirmed.added", "key", Clean.text(value.key()), "after", Clean.text(value.read()));
    }
    if (value.read().isEmpty()) {
      return View.text(
          "confirmed.removed",
          "key",
          Clean.text(value.key()),
          "before",
          Clean.text(value.rebuilt()));
    }
    return View.text(
        "confirmed.corrected",
        "key",
        Clean.text(value.key()),
        "before",
        Clean.text(value.rebuilt()),
        "after",
        Clean.text(value.read()));
  }
}
