package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;

/**
 * A parent that somebody claims for a model.
 *
 * @param model catalogue id, or free text when the parent is not in the catalogue
 * @param relation what the model is to the parent
 * @param source who says so: a URL, or a word such as {@code card}
 * @param note one sentence, or empty
 */
public record Parent(String model, Relation relation, String source, Text note) {}
