/**
 * The family tree as pictures and lists: all releases on a time axis, one family, the ancestry of
 * one model, each in two layers, architecture and weights.
 *
 * <p>In: an {@link dev.pedigree.lineage.Atlas}. Out: SVG and HTML that need no script; {@code
 * styles/tree.css} gives them colours, {@code styles/tree-page.css} says what scrolls and what
 * stays in view, and {@code assets/tree.js} is optional.
 *
 * <p>Models become signs ({@code Signs}, {@code Fold}), signs get one line each ({@code Descent}),
 * then a row ({@code Lanes}, {@code Rows}) and a place in time ({@code Across}); {@code
 * WidePicture} and {@code TallPicture} draw them.
 *
 * <p>Never: draws a line through a sign to which it does not lead, or a computed likeness as
 * descent.
 */
package dev.pedigree.site.tree;
