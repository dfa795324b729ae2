package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Location;

/**
 * A fact about a model known from its paper only, with its origin.
 *
 * @param value text, number or boolean; null when it is not known or does not apply
 * @param mark {@code paper}, {@code code}, {@code arithmetic}, {@code memory}, {@code inferred} or
 *     {@code unknown}, or several joined by commas
 * @param at place of the value in the file
 */
public record PaperFact(Object value, String mark, Location at) {}
