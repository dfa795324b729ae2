package dev.pedigree.diagnostics;

/**
 * One sentence in the two languages that are written by hand.
 *
 * @param en English
 * @param zh Simplified Chinese; Traditional is converted from it when a page is made
 */
public record Text(String en, String zh) {}
