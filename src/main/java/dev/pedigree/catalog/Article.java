package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;

/**
 * An article.
 *
 * @param id the file name without ending
 * @param title in both languages
 * @param summary one sentence in both languages
 * @param date {@code 2026-11-25}
 * @param words the text
 */
public record Article(String id, Text title, Text summary, String date, Words words) {}
