package dev.pedigree.site.tree;

import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Text;
import java.time.LocalDate;
import java.util.List;

/**
 * A sign in the tree.
 *
 * @param number from 0, in order of release; parents come before their children
 * @param kind what it stands for
 * @param name what is written beside it
 * @param family of its models
 * @param day when the first of them was released
 * @param models all that it stands for, by release; none for a ghost
 * @param lead the model that it links to; empty for a ghost
 * @param chips its sizes
 * @param derived how many of the models were made from the weights of others
 * @param known how its design is known
 * @param twin number of its group of identical listings, or -1
 * @param bold whether it is in curated comparisons
 */
record Sign(
    int number,
    Kind kind,
    Text name,
    Family family,
    LocalDate day,
    List<Model> models,
    String lead,
    List<Chip> chips,
    int derived,
    Known known,
    int twin,
    boolean bold) {

  Sign {
    models = List.copyOf(models);
    chips = List.copyOf(chips);
  }

  /** What a sign stands for. */
  enum Kind {
    /** A release in all its sizes. */
    RELEASE,
    /** One model, where the picture is about models. */
    MODEL,
    /** Several releases of a family for which there is no room. It claims no parent. */
    MORE,
    /** A parent that somebody names and the catalogue lacks. */
    GHOST
  }

  /** How a design is known. */
  enum Known {
    FILES,
    PAPER,
    NOT
  }

  /**
   * A size of a release.
   *
   * @param text for example {@code 7B}
   * @param model the model whose page it links to
   */
  record Chip(String text, String model) {}

  Sign numbered(int other) {
    return new Sign(
        other, kind, name, family, day, models, lead, chips, derived, known, twin, bold);
  }

  /**
   * Who published the model that it links to: often another organisation than that of the family,
   * as anybody can train a model further.
   */
  Text lab() {
    return models.stream()
        .filter(m -> m.id().equals(lead))
        .map(Model::organisation)
        .filter(organisation -> !organisation.en().isEmpty())
        .findFirst()
        .orElse(family.organisation());
  }

  boolean has(String id) {
    return models.stream().anyMatch(m -> m.id().equals(id));
  }

  /** The mark of a group of identical listings: A to Z, then numbers. */
  static String letter(int twin) {
    return twin < 26 ? String.valueOf((char) ('A' + twin)) : Integer.toString(twin + 1);
  }
}
