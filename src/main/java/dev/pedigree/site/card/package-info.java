/**
 * Pictures of pages for link previews.
 *
 * <p>In: a few texts. Out: a PNG of 1200 by 630 pixels, the same on every machine: outlines of
 * characters travel with the program, and are filled and packed by it, as fonts, their drawing and
 * even the packing of images differ between machines.
 *
 * <p>Never: draws a text in which a character is missing.
 */
package dev.pedigree.site.card;
