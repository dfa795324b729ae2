package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.weights.Descent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From whom weights came, through any number of steps.
 *
 * @param parents of each member, as far as they were found
 */
record Ancestors(List<List<FoundParent>> parents) {

  /** All ancestors of a member. */
  Set<Integer> of(int one) {
    Set<Integer> found = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(one));
    while (!open.isEmpty()) {
      for (FoundParent parent : parents.get(open.pop())) {
        if (parent.descent() != Descent.DISTILLED && found.add(parent.parent())) {
          open.push(parent.parent());
        }
      }
    }
    return found;
  }

  boolean has(int one, int ancestor) {
    return of(one).contains(ancestor);
  }
}
