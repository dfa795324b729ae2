package dev.pedigree.catalog;

/**
 * A pair of models that gets a page of its own though neither claims the other as a parent.
 *
 * @param a catalogue id
 * @param b catalogue id
 */
public record Comparison(String a, String b) {}
