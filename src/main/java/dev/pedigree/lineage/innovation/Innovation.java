package dev.pedigree.lineage.innovation;

import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Precedent;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each release changed against earlier designs, and which releases had a design element first.
 *
 * <p>It counts within the catalogue only: a model that is not in it cannot be first. A release made
 * from the weights of another is neither new nor a repetition. A line that is not known counts
 * neither as old nor as new.
 *
 * @param releases every release, by date
 * @param steps every release with an architecture, by date
 * @param firsts the first releases that show each element, by date, then trait
 */
public record Innovation(List<Release> releases, List<Step> steps, List<First> firsts) {
  private static final Messages MESSAGES = Messages.of("lineage");

  /** How far a release is from the nearest earlier design. */
  public enum Kind {
    /** No line differs. */
    TWIN,
    /** One or two lines differ. */
    VARIATION,
    /** Three lines or more differ, or there is no earlier design. */
    NEW,
    /** It depends on lines that are not known. */
    OPEN,
    /** Made from the weights of another release; not counted. */
    DERIVED;

    /** The kind by the lines that differ and those that are not known. */
    static Kind of(int lines, int open) {
      Kind least = of(lines);
      return least == of(lines + open) ? least : OPEN;
    }

    private static Kind of(int lines) {
      return lines == 0 ? TWIN : lines < 3 ? VARIATION : NEW;
    }
  }

  /**
   * One release and its distance from earlier designs: that of the model of its first day that is
   * farthest.
   *
   * @param release the release
   * @param id the model that is meant
   * @param lines known lines that differ from the nearest earlier design; 0 when there is none
   * @param open lines that cannot be decided
   * @param nearest the models that stand for the nearest earlier designs; none when there is no
   *     earlier one
   * @param kind how far it is
   */
  public record Step(
      Release release, String id, int lines, int open, List<String> nearest, Kind kind) {}

  /**
   * The first appearance of a design element.
   *
   * @param element the element
   * @param value the value of the first model with it
   * @param by the release that shows it first, and those that may be as early
   * @param precedents works outside the catalogue that had it before, by date
   * @param uses how many releases have it; those made from the weights of another do not count
   */
  public record First(
      Element element, Fact value, List<Appearance> by, List<Precedent> precedents, long uses) {

    /** The element in words; where values differ in a number only, what they have in common. */
    public Text words() {
      return element
          .common()
          .map(common -> MESSAGES.text("element." + common.word(), Map.of()))
          .orElseGet(() -> Wording.value(element.trait(), value));
    }

    /** The element with its trait: {@code attention: multi-head latent}. */
    public Text named() {
      return MESSAGES.textOf(
          "element.named", Map.of("trait", Wording.name(element.trait()), "value", words()));
    }

    /** When the first was released. */
    public ReleaseDate released() {
      return by.get(0).released();
    }
  }

  /**
   * A release that shows an element.
   *
   * @param release the release
   * @param released when the first of the models was
   * @param models its models with the element that stand for the release; where there are none, its
   *     other versions
   */
  public record Appearance(Release release, ReleaseDate released, List<String> models) {}

  /** Derives both lists from an atlas. */
  public static Innovation of(Atlas atlas) {
    List<Release> releases = Releases.of(atlas.catalog());
    return new Innovation(
        releases,
        releases.stream().flatMap(r -> step(atlas, r).stream()).toList(),
        firsts(atlas, releases));
  }

  private static Optional<Step> step(Atlas atlas, Release release) {
    return release.models().stream()
        .map(id -> atlas.entries().get(id))
        .filter(e -> e.architecture().isPresent())
        .filter(e -> e.model().released().compareTo(release.released()) == 0)
        .map(e -> step(release, e))
        .max(Comparator.comparingInt(Step::lines).thenComparingInt(Step::open));
  }

  private static Step step(Release release, Entry entry) {
    Optional<Nearest> nearest = entry.nearest();
    int lines = nearest.map(n -> n.distance().lines()).orElse(0);
    int open = nearest.map(n -> n.distance().unknown()).orElse(0);
    Kind kind =
        release.derived() ? Kind.DERIVED : nearest.isEmpty() ? Kind.NEW : Kind.of(lines, open);
    return new Step(
        release,
        entry.id(),
        lines,
        open,
        nearest.stream().flatMap(n -> n.designs().stream()).map(Nearest.Design::id).toList(),
        kind);
  }

  private static List<First> firsts(Atlas atlas, List<Release> releases) {
    Map<Element, List<Appearance>> appearances = new LinkedHashMap<>();
    for (Release release : releases) {
      elements(atlas, release)
          .forEach(
              (element, models) ->
                  appearances
                      .computeIfAbsent(element, e -> new ArrayList<>())
                      .add(appearance(atlas, release, models)));
    }
    return appearances.entrySet().stream()
        .map(e -> first(atlas, e.getKey(), e.getValue()))
        .sorted(
            Comparator.comparing(First::released)
                .thenComparing(first -> first.by().get(0).models().get(0))
                .thenComparing(first -> first.element().trait()))
        .toList();
  }

  /** The elements of a release, each with its models that have it. */
  private static Map<Element, List<String>> elements(Atlas atlas, Release release) {
    Map<Element, List<String>> elements = new LinkedHashMap<>();
    for (Trait trait : Trait.values()) {
      release
          .all()
          .forEach(
              id ->
                  fact(atlas, id, trait)
                      .flatMap(fact -> Element.of(trait, fact))
                      .ifPresent(
                          element ->
                              elements.computeIfAbsent(element, e -> new ArrayList<>()).add(id)));
    }
    return elements;
  }

  private static Appearance appearance(Atlas atlas, Release release, List<String> models) {
    List<String> own = models.stream().filter(release.models()::contains).toList();
    List<String> shown = own.isEmpty() ? models : own;
    ReleaseDate earliest =
        shown.stream()
            .map(id -> atlas.entries().get(id).model().released())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new Appearance(release, earliest, shown);
  }

  private static First first(Atlas atlas, Element element, List<Appearance> all) {
    List<Appearance> byDate =
        all.stream().sorted(Comparator.comparing(Appearance::released)).toList();
    ReleaseDate earliest = byDate.get(0).released();
    List<Appearance> by = byDate.stream().filter(a -> !a.released().after(earliest)).toList();
    List<Precedent> precedents =
        atlas.catalog().precedents().stream()
            .filter(p -> p.trait().equals(element.trait().key()))
            .filter(p -> p.element().equals(element.word()))
            .filter(p -> earliest.after(p.date()))
            .sorted(Comparator.comparing(Precedent::date))
            .toList();
    Fact value = fact(atlas, by.get(0).models().get(0), element.trait()).orElseThrow();
    long uses = all.stream().filter(a -> !a.release().derived()).count();
    return new First(element, value, by, precedents, uses);
  }

  private static Optional<Fact> fact(Atlas atlas, String id, Trait trait) {
    return atlas.entries().get(id).architecture().map(a -> a.trait(trait));
  }
}
