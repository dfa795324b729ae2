package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.ModelId;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks claims about parents: the parent exists and is not newer, and there are no cycles. */
final class ParentCheck {
  private final SortedMap<String, ModelReader.Read> models = new TreeMap<>();
  private final Targets targets;
  private final Report report;

  ParentCheck(List<ModelReader.Read> models, Targets targets, Report report) {
    models.forEach(read -> this.models.put(read.model().id(), read));
    this.targets = targets;
    this.report = report;
  }

  void check() {
    for (ModelReader.Read child : models.values()) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < child.model().parents().size(); i++) {
        Parent parent = child.model().parents().get(i);
        if (!seen.add(parent.relation().word() + " " + parent.model())) {
          report.add(
              Finding.warning(
                  "catalog.parent-twice",
                  at(child, i),
                  "parent",
                  parent.model(),
                  "relation",
                  parent.relation().word()));
        }
        checkOne(child, parent, at(child, i));
      }
    }
    checkCycles();
  }

  private void checkOne(ModelReader.Read child, Parent parent, Location at) {
    String id = parent.model();
    ModelReader.Read known = models.get(id);
    if (known != null) {
      if (parent.sameRelease()) {
        report.add(Finding.warning("catalog.same-release", at, "parent", id));
      }
      ReleaseDate released = child.model().released();
      if (known.model().released().after(released)) {
        report.add(
            Finding.warning(
                "catalog.parent-later",
                at,
                "parent",
                id,
                "parentDate",
                known.model().released(),
                "date",
                released));
      }
    } else if (ModelId.isGood(id) && !targets.exists(Targets.Kind.MODEL, id)) {
      checkOutside(id, at);
    }
  }

  private void checkOutside(String id, Location at) {
    if (id.startsWith("paper/")) {
      report.add(targets.missing(Targets.Kind.MODEL, id, at));
      return;
    }
    // Only a difference in case is a mistake: DeepSeek-V3-Base is another model than DeepSeek-V3.
    Optional<String> near = targets.near(Targets.Kind.MODEL, id).filter(id::equalsIgnoreCase);
    if (near.isPresent()) {
      report.add(Finding.warning("catalog.misspelt-parent", at, "parent", id, "near", near.get()));
    } else {
      report.add(Finding.info("catalog.parent-outside", at, "parent", id));
    }
  }

  /** Walks from child to parent, without recursion as a chain may be as long as the catalogue. */
  private void checkCycles() {
    Map<String, Integer> next = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (String start : models.keySet()) {
      Deque<String> way = new ArrayDeque<>();
      if (!done.contains(start)) {
        way.push(start);
        next.putIfAbsent(start, 0);
      }
      while (!way.isEmpty()) {
        ModelReader.Read child = models.get(way.peek());
        int i = next.merge(way.peek(), 1, Integer::sum) - 1;
        if (i >= child.model().parents().size()) {
          done.add(way.pop());
          continue;
        }
        String parent = child.model().parents().get(i).model();
        if (!models.containsKey(parent) || done.contains(parent)) {
          continue;
        }
        if (next.putIfAbsent(parent, 0) != null) {
          report.add(Finding.error("catalog.cycle", at(child, i), "way", way(way, parent)));
        } else {
          way.push(parent);
        }
      }
    }
  }

  /** The ids along the cycle, from the parent that closes it and back to it. */
  private static String way(Deque<String> way, String parent) {
    StringBuilder out = new StringBuilder(parent);
    for (String id : way) {
      out.append(" ← ").append(id);
      if (id.equals(parent)) {
        break;
      }
    }
    return out.toString();
  }

  private static Location at(ModelReader.Read child, int parent) {
    return child.file().source().at(child.parentsAt().get(parent));
  }
}
