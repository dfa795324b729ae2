package dev.pedigree.lineage.query;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.Near;
import java.util.Collection;
import java.util.Optional;

/** Questions that make no sense, and what was probably meant. */
final class Misasked {
  private static final int MOST_NAMED = 30;

  private Misasked() {}

  static FindingException of(String rule, Location at, Object... args) {
    return new FindingException(Finding.error("lineage." + rule, at, args));
  }

  /** A word that is none of some; with the one that was meant, or some of them. */
  static FindingException word(String kind, String word, Collection<String> known, Location at) {
    Optional<String> near = Near.of(word, known);
    if (near.isPresent()) {
      return of("query-misspelt-" + kind, at, "word", word, "near", near.get());
    }
    String some =
        String.join(", ", known.stream().limit(MOST_NAMED).toList())
            + (known.size() > MOST_NAMED ? " …" : "");
    return of("query-unknown-" + kind, at, "word", word, "known", some);
  }
}
