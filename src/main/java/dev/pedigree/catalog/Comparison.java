package dev.pedigree.catalog;

/**
 * Two models worth comparing although neither claims the other as a parent.
 *
 * @param a catalogue id
 * @param b catalogue id
 */
public record Comparison(String a, String b) {}
