package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Location;

/**
 * One fact about a model whose files nobody can read, with how it is known.
 *
 * @param value text, number or boolean; null when nothing is known or the question does not apply
 * @param mark {@code paper}, {@code code}, {@code arithmetic}, {@code memory}, {@code inferred} or
 *     {@code unknown}, or several joined by commas
 * @param at where the value is written
 */
public record PaperFact(Object value, String mark, Location at) {}
