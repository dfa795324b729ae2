/**
 * Pictures and tables that texts embed: figures of layers, comparisons, charts of the catalogue.
 *
 * <p>In: an atlas and what is to be shown, such as {@code adoption?attention=MLA}. Out: HTML with
 * SVG in it, that says its numbers in words too; a finding for what cannot be shown.
 *
 * <p>Never: shows a number that no question of the catalogue gives.
 */
package dev.pedigree.site.picture;
