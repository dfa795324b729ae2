package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.ReleaseDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each model changed against earlier designs, and which model had a design element first.
 *
 * <p>It counts within the catalogue only: a model that is not in it cannot be first. An unknown
 * line counts neither as old nor as new.
 *
 * @param steps every model with an architecture, by release
 * @param firsts the first model that shows each value of each trait, by release, then trait
 */
public record Innovation(List<Step> steps, List<First> firsts) {

  /** How far a model is from the nearest earlier design. */
  public enum Kind {
    /** No line differs. */
    TWIN,
    /** One or two lines differ. */
    VARIATION,
    /** Three lines or more differ, or there is no earlier design. */
    NEW
  }

  /**
   * One model and its distance from earlier designs.
   *
   * @param id catalogue id
   * @param released as in the catalogue
   * @param lines known lines that differ from the nearest earlier design; 0 when there is none
   * @param open lines that cannot be decided
   * @param nearest the nearest earlier design, when one is
   * @param kind how far it is
   */
  public record Step(
      String id, ReleaseDate released, int lines, int open, Optional<String> nearest, Kind kind) {}

  /**
   * The first appearance of a design element.
   *
   * @param trait the trait
   * @param value its value, which no earlier model has
   * @param id the first model of the catalogue with it
   * @param released its release
   */
  public record First(Trait trait, Fact value, String id, ReleaseDate released) {}

  /** Derives both lists from an atlas. */
  public static Innovation of(Atlas atlas) {
    List<Entry> byRelease =
        atlas.entries().values().stream()
            .filter(e -> e.architecture().isPresent())
            .sorted(
                Comparator.comparing((Entry e) -> e.model().released()).thenComparing(Entry::id))
            .toList();
    return new Innovation(byRelease.stream().map(Innovation::step).toList(), firsts(byRelease));
  }

  private static Step step(Entry entry) {
    Optional<Nearest> nearest = entry.nearest();
    int lines = nearest.map(n -> n.distance().lines()).orElse(0);
    int open = nearest.map(n -> n.distance().unknown()).orElse(0);
    Kind kind =
        nearest.isEmpty() || lines + open > 2
            ? Kind.NEW
            : lines + open > 0 ? Kind.VARIATION : Kind.TWIN;
    return new Step(
        entry.id(),
        entry.model().released(),
        lines,
        open,
        nearest.flatMap(Nearest::only).map(Nearest.Design::id),
        kind);
  }

  private static List<First> firsts(List<Entry> byRelease) {
    Map<String, First> firsts = new LinkedHashMap<>();
    for (Entry entry : byRelease) {
      Architecture architecture = entry.architecture().orElseThrow();
      for (Trait trait : Trait.values()) {
        Fact fact = architecture.trait(trait);
        // False and none are not design elements, and an unknown value is not counted.
        if (fact.present()) {
          firsts.putIfAbsent(
              trait.key() + "=" + fact.text(),
              new First(trait, fact, entry.id(), entry.model().released()));
        }
      }
    }
    return List.copyOf(new ArrayList<>(firsts.values()));
  }
}
