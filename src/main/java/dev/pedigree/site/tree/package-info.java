/**
 * The family tree as pictures and lists: all families on a time axis, one family, the neighbours of
 * one model.
 *
 * <p>In: an {@link dev.pedigree.lineage.Atlas}. Out: SVG and HTML that need no script; {@code
 * assets/tree.css} gives them colours, and {@code assets/tree.js} is optional.
 */
package dev.pedigree.site.tree;
