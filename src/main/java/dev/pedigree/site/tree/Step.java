package dev.pedigree.site.tree;

import dev.pedigree.architecture.Distance;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Compared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A step of a curated chain: two models to compare, whether or not one descends from the other. */
record Step(Glyph from, Glyph to, Compared compared) {

  /** Lines of the listing that differ, and that are not known. */
  Distance distance() {
    return compared.diff().distance();
  }

  /** The steps between these signs, each once. */
  static List<Step> between(Atlas atlas, List<Glyph> glyphs) {
    Map<String, Glyph> glyphOf = new HashMap<>();
    glyphs.forEach(glyph -> glyph.members().forEach(m -> glyphOf.put(m.id(), glyph)));
    List<Step> steps = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (List<Compared> chain : atlas.chains()) {
      for (Compared compared : chain) {
        Glyph from = glyphOf.get(compared.a());
        Glyph to = glyphOf.get(compared.b());
        if (from != null
            && to != null
            && from != to
            && seen.add(from.number() + " " + to.number())) {
          steps.add(new Step(from, to, compared));
        }
      }
    }
    return steps;
  }
}
