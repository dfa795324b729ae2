/**
 * What pages look up in the atlas, and the pictures they show.
 *
 * <p>In: a {@link dev.pedigree.lineage.Atlas}. Out: names, addresses, sentences and graphics.
 *
 * <p>Never: computes what the atlas does not hold.
 */
package dev.pedigree.site.view;
