package dev.pedigree.site;

import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Confirmed.Corrected;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.Optional;

/**
 * What the first live reading said about the rebuilt values it replaced.
 *
 * @param brief how many values were confirmed and corrected
 * @param intro that the repository was rebuilt before it was read
 * @param groups the configuration, the card if it was corrected, and the tensors
 * @param numbers how many numbers the tensors hold, where that was corrected
 */
record ConfirmedView(Text brief, Text intro, List<Group> groups, Optional<Text> numbers) {

  /**
   * The values of one file, or the tensors.
   *
   * @param sentence how many were confirmed
   * @param corrected those that were not, as sentences
   */
  record Group(Text sentence, List<Text> corrected) {}

  static ConfirmedView of(Confirmed confirmed) {
    Group config = new Group(config(confirmed), sentences(confirmed.config()));
    Group card =
        new Group(
            View.counted("confirmed.card.but", confirmed.card().size()),
            sentences(confirmed.card()));
    Group tensors =
        new Group(
            confirmed.tensors().isEmpty()
                ? View.text("confirmed.tensors")
                : View.counted("confirmed.tensors.but", confirmed.tensors().size()),
            sentences(confirmed.tensors()));
    return new ConfirmedView(
        View.text(
            "confirmed.brief",
            "equal",
            Numbers.grouped(confirmed.equal()),
            "corrected",
            Numbers.grouped(confirmed.corrections())),
        View.text("confirmed.intro"),
        confirmed.card().isEmpty() ? List.of(config, tensors) : List.of(config, card, tensors),
        numbers(confirmed.numbers()));
  }

  private static Text config(Confirmed confirmed) {
    if (!confirmed.config().isEmpty()) {
      return View.counted("confirmed.but", confirmed.equal());
    }
    return confirmed.equal() == 0
        ? View.text("confirmed.none")
        : View.counted("confirmed.all", confirmed.equal());
  }

  private static Optional<Text> numbers(Confirmed.Numbers numbers) {
    return numbers.rebuilt() == numbers.read()
        ? Optional.empty()
        : Optional.of(
            View.text(
                "confirmed.numbers",
                "before",
                Numbers.grouped(numbers.rebuilt()),
                "after",
                Numbers.grouped(numbers.read())));
  }

  private static List<Text> sentences(List<Corrected> values) {
    return values.stream().map(ConfirmedView::sentence).toList();
  }

  private static Text sentence(Corrected value) {
    String key = Clean.text(value.key());
    String before = Clean.text(value.rebuilt());
    String after = Clean.text(value.read());
    if (before.isEmpty()) {
      return View.text("confirmed.added", "key", key, "after", after);
    }
    return after.isEmpty()
        ? View.text("confirmed.removed", "key", key, "before", before)
        : View.text("confirmed.corrected", "key", key, "before", before, "after", after);
  }
}
