/**
 * SVG as text, and how wide words are in it.
 *
 * <p>In: shapes and words. Out: escaped markup.
 *
 * <p>Never: measures with the fonts of this machine.
 */
package dev.pedigree.site.svg;
