package dev.pedigree.spark;

import dev.pedigree.catalog.Model;
import dev.pedigree.lineage.Portrait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models described last in a partition: many have the same parents and neighbours. */
final class Portraits {
  /** Enough for the parents that many have; some 100 MB. */
  private static final int MOST = 200;

  private final Map<String, Portrait> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Portrait> eldest) {
          return size() > MOST;
        }
      };

  /** A model; ids are those of one table, so that each has one snapshot. */
  Portrait of(Model model, String snapshot) {
    Portrait known = last.get(model.id());
    if (known == null) {
      known = Described.portrait(model, snapshot, new ArrayList<>());
      last.put(model.id(), known);
    }
    return known;
  }
}
