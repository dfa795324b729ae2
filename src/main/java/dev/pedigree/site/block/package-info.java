/**
 * One layer of a model as a picture, with what stands before and behind the layers.
 *
 * <p>In: an {@link dev.pedigree.architecture.Architecture}. Out: SVG that needs no script; {@code
 * assets/block.css} gives it colours. Every part has its place, so that two pictures beside each
 * other differ where the models do.
 */
package dev.pedigree.site.block;
