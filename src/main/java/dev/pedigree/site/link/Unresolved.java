package dev.pedigree.site.link;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;

/** What is said about a link of content that leads to no page. */
final class Unresolved {
  private Unresolved() {}

  /**
   * The error at its place. The catalogue has checked that a diff names two models, so that what
   * such a link lacks is the page of the pair.
   */
  static Finding finding(String target, Location at) {
    return target.startsWith("diff:")
        ? Finding.error("site.no-comparison", at, "pair", target.substring("diff:".length()))
        : Finding.error("site.unresolved", at, "target", target);
  }
}
