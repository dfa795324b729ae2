package dev.pedigree.lineage;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What confirms a fact about a model whose repository was rebuilt from published facts. */
public sealed interface Sighting {

  /**
   * Public copies show every key that the fact was read from.
   *
   * @param places at least one; those of the least confirmed key, the model's own copies first
   */
  record Seen(List<Place> places) implements Sighting {}

  /** At least one key that the fact rests on was not seen anywhere. */
  record Unseen() implements Sighting {}

  /**
   * The fact follows from the listing of tensors.
   *
   * @param how how that listing was confirmed, as a clause
   * @param by the same in a few words
   */
  record Tensors(Text how, Text by) implements Sighting {}

  /**
   * What confirms {@code fact}; empty when it was read from the repository itself, or when it does
   * not rest on what the repository holds.
   */
  static Optional<Sighting> of(Optional<Snapshot> snapshot, Fact fact) {
    return snapshot.flatMap(Snapshot::rebuilt).flatMap(rebuilt -> of(rebuilt, fact));
  }

  private static Optional<Sighting> of(Rebuilt rebuilt, Fact fact) {
    return switch (fact.origin()) {
      case CONFIG -> Optional.of(config(rebuilt, fact.source()));
      // That a key is left out is seen in a whole file only, and none was kept.
      case DEFAULT -> Optional.of(new Unseen());
      case HEADER -> Optional.of(RebuiltWords.sighting(rebuilt));
      case CLASS, PAPER, CODE, ARITHMETIC, MEMORY, INFERRED, UNKNOWN -> Optional.empty();
    };
  }

  /**
   * @param source as {@code config.json: KEY, KEY}; keys that are left out stand after it
   */
  private static Sighting config(Rebuilt rebuilt, String source) {
    List<Place> fewest = List.of();
    String keys = source.split(Fact.AND)[0].replaceFirst("^[^:]*:? *", "");
    for (String key : keys.split(", ")) {
      List<Place> places = rebuilt.places(key);
      if (places.isEmpty()) {
        return new Unseen();
      }
      fewest = fewest.isEmpty() || places.size() < fewest.size() ? places : fewest;
    }
    List<Place> ordered = new ArrayList<>(new LinkedHashSet<>(fewest));
    ordered.sort(java.util.Comparator.comparing(Place::of).thenComparing(p -> p.url().isEmpty()));
    return new Seen(List.copyOf(ordered));
  }
}
