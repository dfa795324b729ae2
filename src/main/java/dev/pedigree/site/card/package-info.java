/**
 * Pictures as PNG: those of pages for link previews, and drawings that are published as SVG too.
 *
 * <p>In: a few texts, or a drawing of ours. Out: a PNG, the same on every machine: outlines of
 * characters travel with the program, and are filled and packed by it, as fonts, their drawing and
 * even the packing of images differ between machines.
 *
 * <p>Never: draws a card in which a character is missing; in a drawing a question mark stands for
 * it. Reads SVG of others: elements and styles that ours do not use are errors.
 */
package dev.pedigree.site.card;
