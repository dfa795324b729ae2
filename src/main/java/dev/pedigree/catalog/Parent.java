package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;

/**
 * A parent that somebody claims for a model.
 *
 * @param model catalogue id, or free text when the parent is not in the catalogue
 * @param name the same for readers: in Chinese, free text may be put into other words
 * @param relation what the model is to the parent
 * @param source who says so: a URL, or a word such as {@code card}
 * @param note one sentence, or empty
 * @param sameRelease whether the parent, which is not in the catalogue, belongs to the same
 *     release: the base model of a chat model, or the original of a copy
 * @param denied who denies it: a URL or a word; empty when nobody is known to
 */
public record Parent(
    String model,
    Text name,
    Relation relation,
    String source,
    Text note,
    boolean sameRelease,
    String denied) {

  /** A parent that nobody denies. */
  public Parent(
      String model, Text name, Relation relation, String source, Text note, boolean sameRelease) {
    this(model, name, relation, source, note, sameRelease, "");
  }

  /** A parent with one name in both languages. */
  public Parent(String model, Relation relation, String source, Text note) {
    this(model, Text.same(model), relation, source, note, false);
  }
}
