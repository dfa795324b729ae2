/**
 * A picture of one layer of a model, with what comes before and after the layers.
 *
 * <p>In: an {@link dev.pedigree.architecture.Architecture}. Out: SVG that needs no script; {@code
 * styles/block.css} gives it colours. Every part has its place, so that two pictures beside each
 * other differ where the models do.
 */
package dev.pedigree.site.block;
