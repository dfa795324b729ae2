package dev.pedigree.lineage;

import dev.pedigree.diagnostics.Text;

/**
 * One thing that speaks for or against a verdict.
 *
 * @param kind {@code claim}, {@code header}, {@code config}, {@code oid}, {@code history}
 * @param sentence what was seen, in both languages
 * @param source where it can be checked: a URL, a file in a repository, a paper; empty when the
 *     sentence says it
 */
public record Evidence(String kind, Text sentence, String source) {}
