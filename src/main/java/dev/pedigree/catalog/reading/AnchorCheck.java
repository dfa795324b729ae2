package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.markdown.Outline;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.Near;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the headings that links name by their id exist. */
final class AnchorCheck {
  private final Report report;
  private final List<Wanted> wanted = new ArrayList<>();
  private int suggestions;

  /** A heading that a link at a place leads to. */
  private record Wanted(String path, String id, Location at) {}

  AnchorCheck(Report report) {
    this.report = report;
  }

  /** Notes a link to a heading of a file. */
  void want(String path, String id, Location at) {
    wanted.add(new Wanted(path, id, at));
  }

  /**
   * Reports the links to headings that are not there. Files that could not be read are reported
   * already.
   */
  void check(Map<String, Outline> outlines) {
    Map<String, Set<String>> ids = new HashMap<>();
    for (Wanted link : wanted) {
      Outline outline = outlines.get(link.path());
      if (outline != null) {
        check(link, ids.computeIfAbsent(link.path(), path -> ids(outline)));
      }
    }
  }

  private static Set<String> ids(Outline outline) {
    Set<String> ids = new LinkedHashSet<>();
    outline.headings().forEach(heading -> ids.add(heading.anchor()));
    ids.remove("");
    return ids;
  }

  private void check(Wanted link, Set<String> ids) {
    if (ids.contains(link.id())) {
      return;
    }
    Optional<String> near =
        suggestions++ < Targets.SUGGESTIONS ? Near.of(link.id(), ids) : Optional.empty();
    report.add(
        near.isPresent()
            ? Finding.error(
                "catalog.misspelt-anchor",
                link.at(),
                "path",
                link.path(),
                "id",
                link.id(),
                "near",
                near.get())
            : Finding.error(
                "catalog.no-anchor",
                link.at(),
                "path",
                link.path(),
                "id",
                link.id(),
                "syntax",
                "{#" + link.id() + "}"));
  }
}
