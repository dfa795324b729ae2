package dev.pedigree.site.fact;

import dev.pedigree.crawl.snapshot.Rebuilt.Of;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Sighting;
import dev.pedigree.site.view.View;

/**
 * What confirms a fact of a rebuilt repository, as templates show it.
 *
 * @param state {@code seen}, {@code unseen} or {@code tensors}
 * @param brief the state in a word or two
 * @param words that it is not confirmed, how the tensors were, or whose configuration the copy is;
 *     empty for the model's own
 * @param place the public copy: its repository, or what it is; empty unless seen
 * @param full its repository, path and entry
 * @param url where it can be looked at, or empty
 * @param others how many more copies show the value
 */
public record SeenView(
    String state, Text brief, Text words, String place, String full, String url, int others) {

  public static SeenView of(Sighting sighting) {
    if (sighting instanceof Sighting.Seen seen) {
      Place first = seen.places().get(0);
      return new SeenView(
          "seen",
          View.text("seen.copy"),
          whose(first.of()),
          first.repository().isEmpty() ? first.text() : first.repository(),
          first.text(),
          first.url(),
          seen.places().size() - 1);
    }
    return sighting instanceof Sighting.Tensors tensors
        ? new SeenView("tensors", tensors.by(), tensors.how(), "", "", "", 0)
        : new SeenView("unseen", View.text("seen.not"), View.text("seen.not"), "", "", "", 0);
  }

  /** Whose configuration a public copy shows, in words; empty for the model's own. */
  public static Text whose(Of of) {
    return switch (of) {
      case MODEL -> Text.same("");
      case DESCENDANT -> View.text("seen.of.descendant");
      case BASE -> View.text("seen.of.base");
      case SERIES -> View.text("seen.of.series");
    };
  }
}
