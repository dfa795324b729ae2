package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Location;

/**
 * An address that a page had before, and where it leads now.
 *
 * @param from relative to the folder of a language, without a slash at its ends: {@code
 *     articles/old-name}
 * @param to as in links of texts, {@code article:new-name}, or {@code page:twins}
 * @param at where it is written
 */
public record Redirect(String from, String to, Location at) {}
