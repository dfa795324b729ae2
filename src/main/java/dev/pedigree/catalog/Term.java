package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;

/**
 * A technical term, explained.
 *
 * @param id the file name without ending
 * @param name in both languages
 * @param words the explanation
 */
public record Term(String id, Text name, Words words) {}
