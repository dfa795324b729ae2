package dev.pedigree.architecture;

import java.util.List;

/** Prints an architecture, one fact a line. */
final class Listing {
  private Listing() {}

  static List<ListingLine> of(Architecture architecture) {
    return List.of();
  }
}
