/**
 * Pages of pairs of which one model has no description.
 *
 * <p>In: the view of the atlas. Out: pages that show what the files of both state. It never draws a
 * figure and never says what an unknown design computes.
 */
package dev.pedigree.site.stated;
